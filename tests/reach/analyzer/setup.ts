/** Setup of the comparison: builds the programs, and reports each unavailable one in one line. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { run } from '../../../src/programs/run';
import { analyzerTools, analyzerVariables } from '../../run/analyzers';
import { toolsFile } from './tools';

module.exports = async () => {
  const { netpolicy, cyclonus } = analyzerVariables;
  const given = { netpolicy: process.env[netpolicy], cyclonus: process.env[cyclonus] };
  const tools = await analyzerTools(run, '.cache', given, (line) => console.log(`reach: ${line}`));
  for (const [name, tool] of Object.entries(tools)) {
    if ('why' in tool) console.log(`reach: not compared with ${name}: ${tool.why}`);
  }
  mkdirSync(dirname(toolsFile), { recursive: true });
  writeFileSync(toolsFile, JSON.stringify(tools));
};
