import { readdirSync, readFileSync } from 'node:fs';
import { commandsOf, namesOf } from './setup';

const answer = 'docs/answers/A24-setup.md';
const pages = [
  'README.md',
  'dockerfiles/README.md',
  ...readdirSync('docs/how-to')
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/how-to/${file}`),
];
const given = pages.flatMap((page) => commandsOf(page, readFileSync(page, 'utf8')));

/** The commands of the table: those between backquotes in its first column. */
const rows = (/\n## Where each command is executed\n([\s\S]*?)\n## /.exec(readFileSync(answer, 'utf8'))?.[1] ?? '')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .flatMap((line) => [...(line.split(' | ')[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));

test('every command that a page gives has its row, and every row a page', () => {
  expect(given.length).toBeGreaterThan(100);
  const without = given.filter(({ name }) => !rows.includes(name));
  expect(without.map(({ page, line, name }) => `${page}:${line}: ${name} has no row in ${answer}`)).toEqual([]);
  expect(rows.filter((name) => !given.some((one) => one.name === name))).toEqual([]);
  expect(rows.filter((name, place) => rows.indexOf(name) !== place)).toEqual([]);
});

describe('commands of a page', () => {
  test('are those of its indented blocks, each by its line; what is fenced or continued is not one', () => {
    const page = '# A\n\n    npm ci && npm run a\n    kubectl create -f \\\n    curl\n\n```sh\n    curl\n```\n';
    expect(commandsOf('a.md', page)).toEqual([
      { page: 'a.md', line: 3, name: 'npm ci' },
      { page: 'a.md', line: 3, name: 'npm run a' },
      { page: 'a.md', line: 4, name: 'kubectl create' },
    ]);
  });

  test.each<[string, readonly string[]]>([
    ['npm run up -- --environment lab   # a note', ['npm run up']],
    ['npm test', ['npm test']],
    ['E2E_KEEP=1 npm run e2e -- data', ['npm run e2e']],
    ['helm template shop ./shop | npm run --silent check -- -', ['helm template', 'npm run check']],
    ['(cd dockerfiles && ../.venv/bin/pytest && ../.venv/bin/mypy)', ['pytest', 'mypy']],
    ['kubectl --context breakwater-e2e -n monitoring port-forward service/a 1:1', ['kubectl port-forward']],
    ['minikube --profile breakwater-e2e image load a', ['minikube image']],
    ['terraform -chdir=a init', ['terraform init']],
    ['apiVersion: v1', []],
    ['min_over_time((a)[26h:5m]) > 0', []],
    ['dist/lab/api.k8s.yaml:316: [a] Deployment', []],
  ])('%s', (line, names) => expect(namesOf(line)).toEqual(names));
});
