import { environments } from '../../src/config/environments';
import { choose } from '../../src/stacks/choose';
import { readSettings, variables } from '../../src/stacks/settings';

const names = Object.keys(environments).join(', ');

describe('the environment', () => {
  test.each(Object.values(environments))('is $name where that is said', (environment) => {
    const read = readSettings(environment);
    expect(choose(environments, { [variables.environment]: environment.name })).toEqual({ ...read, environment });
  });

  test.each([{}, { [variables.environment]: '' }, { [variables.environment]: undefined }])(
    'is local where nothing is said: %j',
    (given) => expect(choose(environments, given)).toMatchObject({ ok: true, environment: environments.local }),
  );

  test.each(['Lab', 'prod', 'lab ', 'toString', '__proto__'])('is not %j', (name) => {
    expect(choose(environments, { [variables.environment]: name })).toEqual({
      ok: false,
      problems: [`BREAKWATER_ENVIRONMENT is '${name}'; environments are ${names}`],
    });
  });
});

describe('the settings', () => {
  test('are those of the variables', () => {
    const given = { [variables.environment]: 'lab', [variables.images]: 'loaded', [variables.registry]: 'a.b/' };
    expect(choose(environments, given)).toMatchObject({ ok: true, settings: { images: 'loaded', registry: 'a.b/' } });
  });

  test('are refused with every sentence, and no environment comes with them', () => {
    const given = { [variables.environment]: 'lab', [variables.images]: 'x', [variables.bases]: 'y' };
    expect(choose(environments, given)).toEqual({
      ok: false,
      problems: ["BREAKWATER_IMAGES is 'x'; use pulled or loaded", "BREAKWATER_BASES is 'y'; use by-digest or by-name"],
    });
  });
});
