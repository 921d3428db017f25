// Neovim as a second client: see neovim.lua.
import { runClient, script } from './run.mjs';

runClient({
  name: 'neovim',
  program: 'nvim',
  // -l would end with the script, but is not in Neovim 0.7.
  args: ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${script('neovim.lua')}`],
  packages: 'neovim',
});
