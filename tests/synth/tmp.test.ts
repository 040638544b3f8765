import fc from 'fast-check';
import { loadAll } from 'js-yaml';
import { toYaml } from '../../src/synth/yaml';
const object = (data: unknown) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data });
const hard = fc.oneof(fc.string({unit:'binary'}), fc.array(fc.constantFrom(' ','\n','a','#','-','\t','"',"'",'|',':','\r','\u2028','\u0085','0','_','1','e','.','~'), {maxLength: 12}).map((x)=>x.join('')));
const { value } = fc.letrec((tie) => ({ value: fc.oneof({maxDepth: 5}, hard, fc.integer(), fc.double({noNaN:true, noDefaultInfinity:true}).filter(x=>!Object.is(x,-0)), fc.boolean(), fc.constant(null), fc.array(tie('value')), fc.dictionary(hard.filter(k=>!k.includes('\n')), tie('value'))) }));
test('x', () => { fc.assert(fc.property(fc.array(value,{minLength:1}), (list) => { const o = JSON.parse(JSON.stringify(list.map(object))); expect(loadAll(toYaml('s', o))).toEqual(o); }), {numRuns: 20000}); }, 120000);
