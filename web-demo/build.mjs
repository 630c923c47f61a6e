/**
 * Puts the page together in target/classes/web: our own modules as they are, the few library files they import,
 * index.html with its import map, and csp.txt, the Content-Security-Policy that admits that import map.
 */
import { execSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = dirname(fileURLToPath(import.meta.url));
const modules = join(home, 'node_modules');
const out = join(home, 'target', 'classes', 'web');

/**
 * What is taken from each package: import specifier → file for modules, and files that are not imported.
 * Everything else that a package brings stays in node_modules.
 * @type {Record<string, {imports?: Record<string, string>, files?: string[], licence: string, lazy?: boolean}>}
 */
const libraries = {
  preact: { imports: { preact: 'dist/preact.mjs', 'preact/hooks': 'hooks/dist/hooks.mjs' }, licence: 'LICENSE' },
  htm: { imports: { htm: 'dist/htm.mjs', 'htm/preact': 'preact/index.mjs' }, licence: 'LICENSE' },
  '@preact/signals-core': { imports: { '@preact/signals-core': 'dist/signals-core.mjs' }, licence: 'LICENSE' },
  '@preact/signals': { imports: { '@preact/signals': 'dist/signals.mjs' }, licence: 'LICENSE' },
  'socket.io-client': { imports: { 'socket.io-client': 'dist/socket.io.esm.min.js' }, licence: 'LICENSE' },
  uplot: { imports: { uplot: 'dist/uPlot.esm.js' }, files: ['dist/uPlot.min.css'], licence: 'LICENSE', lazy: true },
  '@picocss/pico': { files: ['css/pico.jade.min.css'], licence: 'LICENSE.md' },
};

/** @param {string} file */
const modifiedAt = (file) =>
  stat(file).then(
    (found) => found.mtimeMs,
    () => 0,
  );

async function install() {
  const installed = await modifiedAt(join(modules, '.package-lock.json'));
  if (installed < (await modifiedAt(join(home, 'package-lock.json')))) {
    execSync('npm ci --no-progress', { cwd: home, stdio: 'inherit' });
  }
}

/** Copies the library files; the folders carry versions, so the server may let browsers keep them for ever. */
async function vendor() {
  /** @type {Record<string, string>} */
  const imports = {};
  const preload = [];
  const styles = [];
  for (const [name, { imports: entries = {}, files = [], licence, lazy }] of Object.entries(libraries)) {
    const { version } = JSON.parse(await readFile(join(modules, name, 'package.json'), 'utf8'));
    const folder = `vendor/${name.replace('@', '').replace('/', '-')}-${version}`;
    for (const file of [...Object.values(entries), ...files, licence]) {
      await mkdir(dirname(join(out, folder, file)), { recursive: true });
      await cp(join(modules, name, file), join(out, folder, file));
    }
    for (const [specifier, file] of Object.entries(entries)) {
      imports[specifier] = `/${folder}/${file}`;
      if (!lazy) preload.push(`/${folder}/${file}`);
    }
    styles.push(...files.map((file) => `/${folder}/${file}`));
  }
  return { importMap: JSON.stringify({ imports }), preload, styles };
}

async function ownModules() {
  const files = await readdir(join(home, 'src'), { recursive: true });
  return files.filter((file) => file.endsWith('.js')).map((file) => `/${file.replaceAll('\\', '/')}`);
}

/** @param {string} importMap the text between the script tags, to the byte */
function contentSecurityPolicy(importMap) {
  const hash = createHash('sha256').update(importMap).digest('base64');
  return [
    "default-src 'self'",
    `script-src 'self' 'sha256-${hash}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "media-src 'self' blob:",
    "connect-src 'self' ws: wss:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

await install();
await rm(out, { recursive: true, force: true });
await cp(join(home, 'src'), out, { recursive: true, filter: (file) => !file.endsWith('.ts') });
const { importMap, preload, styles } = await vendor();
const modulePaths = [...preload, ...(await ownModules())].sort();
const index = (await readFile(join(home, 'src', 'index.html'), 'utf8'))
  .replace(
    '<!-- libraries: styles -->',
    styles.map((file) => `<link rel="stylesheet" href="${file}" />`).join('\n    '),
  )
  .replace('<!-- import map -->', `<script type="importmap">${importMap}</script>`)
  .replace(
    '<!-- module preloads -->',
    modulePaths.map((file) => `<link rel="modulepreload" href="${file}" />`).join('\n    '),
  );
await writeFile(join(out, 'index.html'), index);
await writeFile(join(out, 'csp.txt'), contentSecurityPolicy(importMap));
