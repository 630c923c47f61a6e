// Adds up what the test runners reported, over all modules, and ends with the status of the build.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [home, buildStatus] = [process.argv[2], Number(process.argv[3])];

/** Every folder of test reports below a module. */
function* reports(folder, depth = 0) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name === 'node_modules' || entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.name === 'surefire-reports' || entry.name === 'failsafe-reports') yield path;
    else if (depth < 4 && entry.name !== 'src') yield* reports(path, depth + 1);
  }
}

const totals = { tests: 0, failures: 0, errors: 0, skipped: 0 };
for (const folder of reports(home)) {
  for (const file of readdirSync(folder).filter((name) => /^TEST-.*\.xml$/.test(name))) {
    const head = readFileSync(join(folder, file), 'utf8').match(/<testsuite [^>]*>/)?.[0] ?? '';
    for (const key of Object.keys(totals)) totals[key] += Number(head.match(new RegExp(` ${key}="(\\d+)"`))?.[1] ?? 0);
  }
}
const failed = totals.failures + totals.errors;
const passed = totals.tests - failed - totals.skipped;
console.log(`${passed} passed, ${failed} failed, ${totals.skipped} skipped`);
process.exit(buildStatus !== 0 ? buildStatus : failed > 0 || passed === 0 ? 1 : 0);
