/** The arrows of the house (see ARCHITECTURE.md): each folder may only look to its left. */
const core = '^server/src/(syntax|chemistry|data|model|rules|config|features|reports)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A cycle has no direction, and so no place in the house.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'core-is-pure',
      comment: 'The core touches no file system, clock, editor or connection: it serves all of them.',
      severity: 'error',
      from: { path: core },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-knows-no-protocol',
      comment: 'Only lsp/ knows the protocol and only cli/ knows the terminal.',
      severity: 'error',
      from: { path: core },
      to: { path: '^(node_modules/(vscode-|commander|globby|picocolors)|server/src/(disk|lsp|cli)/)' },
    },
    {
      name: 'nothing-is-sent',
      comment:
        'Compositions may be secret: nothing here talks to the network, and test/unit/supply-chain.test.ts looks at what is bundled.',
      severity: 'error',
      from: { path: '^(client|server)/src/' },
      to: { path: '^(node:)?(http|https|http2|net|dgram|tls|dns)(/|$)' },
    },
    {
      name: 'syntax-knows-no-model',
      severity: 'error',
      from: { path: '^server/src/syntax/' },
      to: { path: '^server/src/', pathNot: '^server/src/(syntax/|chemistry/(symbols|amount)\\.ts$)' },
    },
    {
      name: 'chemistry-knows-no-hem',
      severity: 'error',
      from: { path: '^server/src/chemistry/' },
      to: { path: '^server/src/', pathNot: '^server/src/(chemistry|data)/' },
    },
    {
      name: 'data-knows-nothing',
      severity: 'error',
      from: { path: '^server/src/data/' },
      to: { path: '^server/src/', pathNot: '^server/src/data/' },
    },
    {
      name: 'model-knows-no-consumer',
      severity: 'error',
      from: { path: '^server/src/model/' },
      to: { path: '^server/src/(rules|config|features|reports|lsp|cli)/' },
    },
    {
      name: 'rules-look-at-the-model-only',
      severity: 'error',
      from: { path: '^server/src/rules/' },
      to: { path: '^server/src/(config|features|reports|lsp|cli)/' },
    },
    {
      name: 'config-decides-for-others',
      comment: 'What is configured is told the model and the rules by those who run them.',
      severity: 'error',
      from: { path: '^server/src/config/' },
      to: { path: '^server/src/(features|reports|lsp|cli)/' },
    },
    {
      name: 'features-and-reports-do-not-meet',
      severity: 'error',
      from: { path: '^server/src/(features|reports)/' },
      to: { path: '^server/src/(lsp|cli)/' },
    },
    {
      name: 'disk-serves-lsp-and-cli',
      comment: 'What both do with files stands here once, and knows neither of them.',
      severity: 'error',
      from: { path: '^server/src/disk/' },
      to: { path: '^server/src/(rules|features|reports|config|lsp|cli)/' },
    },
    {
      name: 'lsp-knows-no-terminal',
      severity: 'error',
      from: { path: '^server/src/lsp/' },
      to: { path: '^server/src/cli/' },
    },
    {
      name: 'client-meets-server-through-the-protocol',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^server/' },
    },
    {
      name: 'server-knows-no-client',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^client/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
