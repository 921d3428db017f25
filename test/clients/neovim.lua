-- Neovim's own client on `hem lsp --stdio`. Run by neovim.mjs, which names the program and the report in the environment.
-- Written for Neovim 0.7, the oldest one in use by distributions.

local text = {
  'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2',
  'material Bad : P2 = Na0.62Mn0.67Ni0.23Cu0.05Mg0.07Ti0.01O2',
}

local tests = {}
local function check(name, body)
  local began = vim.loop.hrtime()
  local ok, err = pcall(body)
  table.insert(tests, {
    name = name,
    state = ok and 'passed' or 'failed',
    ms = math.floor((vim.loop.hrtime() - began) / 1e6),
    error = not ok and tostring(err) or nil,
  })
end

local function wait(what, holds)
  assert(vim.wait(10000, holds, 20), 'waited in vain for ' .. what)
end

vim.api.nvim_buf_set_lines(0, 0, -1, false, text)
vim.cmd('write cathodes.hem')
vim.bo.filetype = 'hem'
local buffer = vim.api.nvim_get_current_buf()
local document = { uri = vim.uri_from_bufnr(buffer) }
local client

local function request(method, params)
  params.textDocument = document
  local answers = assert(vim.lsp.buf_request_sync(buffer, method, params, 5000), method .. ': no answer')
  local answer = answers[client]
  assert(not answer.err, vim.inspect(answer.err))
  return answer.result
end

local function findings()
  return vim.diagnostic.get(buffer)
end

check('the server starts', function()
  client = vim.lsp.start_client({
    name = 'hem',
    cmd = { vim.env.HEM_NODE, vim.env.HEM_PROGRAM, 'lsp', '--stdio' },
    root_dir = vim.fn.getcwd(),
  })
  assert(client and vim.lsp.buf_attach_client(buffer, client), 'not attached')
  wait('the server', function() return vim.lsp.buf_is_attached(buffer, client) end)
end)

check('the wrong site sum is found, in its line', function()
  wait('a finding', function() return #findings() > 0 end)
  local found = findings()[1]
  assert(found.source == 'hem' and found.lnum == 1, vim.inspect(found))
  assert(found.severity == vim.diagnostic.severity.ERROR, vim.inspect(found))
  assert(found.message:find('1.03', 1, true), found.message)
end)

check('hovering tells about the material', function()
  local hover = request('textDocument/hover', { position = { line = 0, character = 11 } })
  assert(hover.contents.value:find('NCM811', 1, true), vim.inspect(hover))
end)

check('code lenses tell the entropy, and what mends a material', function()
  local lenses = request('textDocument/codeLens', {})
  assert(#lenses == 3, vim.inspect(lenses))
  assert(lenses[1].command.title:find('%d R · .*entropy'), vim.inspect(lenses[1]))
  assert(lenses[3].command.title:find('^Fix: Scale'), vim.inspect(lenses[3]))
end)

-- What applies edits wants to know in which units the server counts, from Neovim 0.8 on.
local ENCODING = 'utf-16'

local function lines()
  return vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
end

local function set(content)
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, content)
end

check('a fix is offered, and takes the finding away', function()
  local found = findings()[1]
  local diagnostic = {
    range = {
      start = { line = found.lnum, character = found.col },
      ['end'] = { line = found.end_lnum, character = found.end_col },
    },
    message = found.message,
    source = found.source,
    code = found.user_data.lsp.code,
    severity = 1,
  }
  local actions = request('textDocument/codeAction', {
    range = diagnostic.range,
    context = { diagnostics = { diagnostic } },
  })
  assert(actions and #actions > 0 and actions[1].title:find('^Scale'), vim.inspect(actions))
  local action = actions[1]
  if not action.edit then action = request('codeAction/resolve', action) end
  vim.lsp.util.apply_workspace_edit(action.edit, ENCODING)
  wait('another finding or none', function()
    return #vim.tbl_filter(function(found) return found.code == 'site-sum' end, findings()) == 0
  end)
  assert(lines()[2] ~= text[2], lines()[2])
end)

check('correcting the text takes the finding away', function()
  set(text)
  wait('a finding', function() return #findings() > 0 end)
  local corrected = text[2]:gsub('Mn0.67', 'Mn0.64')
  vim.api.nvim_buf_set_lines(buffer, 1, 2, false, { corrected })
  wait('no finding', function() return #findings() == 0 end)
end)

check('structures are completed behind a colon', function()
  set({ 'material A : ' })
  local answer = request('textDocument/completion', { position = { line = 0, character = 13 } })
  local labels = vim.tbl_map(function(item) return item.label end, answer.items or answer)
  for _, structure in ipairs({ 'O3', 'spinel', 'PBA' }) do
    assert(vim.tbl_contains(labels, structure), structure .. ' is not among ' .. table.concat(labels, ' '))
  end
end)

check('a material is renamed wherever it is named', function()
  set({ 'material base : O3 = LiCoO2', 'material doped from base { M: Co -> Al 0.1, Co 0.9 }' })
  local edit = request('textDocument/rename', { position = { line = 0, character = 11 }, newName = 'LCO' })
  vim.lsp.util.apply_workspace_edit(edit, ENCODING)
  assert(lines()[1]:find('material LCO ', 1, true) and lines()[2]:find('from LCO ', 1, true), vim.inspect(lines()))
end)

check('formatting brings a file into its layout', function()
  set({ 'material   A:O3   =  Li Co O2' })
  local edits = request('textDocument/formatting', { options = { tabSize = 8, insertSpaces = false } })
  vim.lsp.util.apply_text_edits(edits, buffer, ENCODING)
  assert(lines()[1] == 'material A : O3 = LiCoO2', lines()[1])
end)

check('the server ends when asked', function()
  vim.lsp.stop_client(client)
  wait('the end', function() return vim.lsp.client_is_stopped(client) end)
end)

local report = assert(io.open(vim.env.HEM_REPORT, 'w'))
report:write(vim.json.encode({ tests = tests }))
report:close()
vim.cmd('qall!')
