/** How `hem check` reports where it is not told. */

/** For GitHub Actions, which set the variable, as annotations; otherwise for people. */
export function defaultFormat(env: NodeJS.ProcessEnv): string {
  return env.GITHUB_ACTIONS === 'true' ? 'github' : 'pretty';
}
