import { ApiObject, App } from 'cdk8s';
import { charts } from '../../charts';
import { environments } from '../../src/config/environments';
import { NamespacedChart } from '../../src/constructs/namespaced-chart';
import { originsAsked } from '../../src/constructs/origin';
import { Settings } from '../../src/constructs/settings';
import { chartProps } from './objects';

/** Origins of the objects of an app. */
function originsIn(app: App) {
  const objects = app.node.findAll().filter((one) => ApiObject.isApiObject(one));
  return objects.map(({ node }) => ({
    path: node.path,
    origins: node.metadata.filter(({ type }) => type === originsAsked),
  }));
}

function asked(answer: unknown = true): App {
  const app = new App();
  app.node.setContext(originsAsked, answer);
  return app;
}

describe('the origin of an object', () => {
  test('is where it was made, down to the line that asked for it', () => {
    const app = asked();
    new Settings(new NamespacedChart(app, chartProps), 'settings', { values: {} });
    const made = originsIn(app).find(({ path }) => path.includes('settings'));
    expect(made?.origins).toEqual([
      expect.objectContaining({
        data: made?.path,
        trace: expect.arrayContaining([expect.stringContaining('tests/constructs/origin.test.ts')]),
      }),
    ]);
  });

  test.each([undefined, false, 'true'])('is not recorded where it is not requested: %j', (answer) => {
    const app = answer === undefined ? new App() : asked(answer);
    new NamespacedChart(app, chartProps);
    expect(originsIn(app).length).toBeGreaterThan(0);
    expect(originsIn(app).flatMap(({ origins }) => origins)).toEqual([]);
  });

  test.each(Object.values(environments))('is known of every object of $name, once', (environment) => {
    const app = asked();
    for (const Maker of charts) new Maker(app, environment);
    expect(originsIn(app).filter(({ origins }) => origins.length !== 1)).toEqual([]);
    expect(originsIn(app).length).toBeGreaterThan(100);
  });
});
