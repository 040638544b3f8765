import { charts } from '../../charts';
import { declaredIn } from '../../src/config/declared';
import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { type Move, moveStages } from '../../src/config/move';
import { foreignImages } from '../../src/config/versions';
import { policies } from '../../src/policies';
import { parametersOf } from '../../src/policies/parameters';
import { evaluate } from '../../src/policies/policy';
import { render } from '../../src/synth/render';
import { moving, successor } from '../config/planted-moves';

const ends: readonly [string, (stage: Move['stage']) => Environment][] = [
  ['old', (stage) => moving(environments.production, { stage })],
  ['new', (stage) => successor({ stage })],
];

describe.each(ends)('the %s cluster of a move', (_, end) => {
  test.each(moveStages)('obeys every policy at the stage %s', (stage) => {
    const environment = end(stage);
    const rendered = render(charts, environment);
    expect(rendered.problems).toEqual([]);
    const parameters = parametersOf(environment, foreignImages(environment), declaredIn(environment));
    const objects = rendered.files.flatMap((file) => file.objects);
    const { violations } = evaluate(policies, { ...parameters, objects });
    expect(violations.map(({ message, object, policy }) => `${policy}: ${object}: ${message}`)).toEqual([]);
  });
});
