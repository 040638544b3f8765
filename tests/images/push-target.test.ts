import { parsePushTarget } from '../../src/images/push-target';
import { failure, success } from '../../src/programs/result';

test.each([
  ['team', 'docker.io', 'docker.io/team/'],
  ['team/', 'docker.io', 'docker.io/team/'],
  ['docker.io/team', 'docker.io', 'docker.io/team/'],
  ['index.docker.io/team', 'docker.io', 'docker.io/team/'],
  ['registry.example/team', 'registry.example', 'registry.example/team/'],
  ['registry.example:5000', 'registry.example:5000', 'registry.example:5000/'],
  ['registry.example/a/b__c/d-e.f', 'registry.example', 'registry.example/a/b__c/d-e.f/'],
  ['localhost/team', 'localhost', 'localhost/team/'],
  ['127.0.0.1:5000/x', '127.0.0.1:5000', '127.0.0.1:5000/x/'],
])('%s is %s', (text, registry, prefix) => expect(parsePushTarget(text)).toEqual(success({ registry, prefix })));

const user = 'omit user and password; the engine has its own store for them: its command login';

test.each([
  ['https://registry.example/team', "'https://registry.example/team'", 'omit the scheme, as in registry.example/team'],
  ['me:word@registry.example/team', "'…@registry.example/team'", user],
  ['docker.io', "'docker.io'", 'Docker Hub has one part before the name: your user, or your team'],
  ['team/sub', "'team/sub'", 'Docker Hub has one part before the name: your user, or your team'],
  ['registry.example/Team', "'registry.example/Team'", "'Team' is not a part of a name in lower case"],
  ['registry.example//team', "'registry.example//team'", "'' is not a part of a name in lower case"],
  ['', "''", "'' is not a part of a name in lower case"],
  ['registry..example:0/a', "'registry..example:0/a'", 'the host is a name with a port at the most'],
  ['-a.b/c', "'-a.b/c'", 'the host is a name with a port at the most'],
])('%s is refused', (text, shown, why) => {
  expect(parsePushTarget(text)).toEqual(failure('usage', `${shown} is not a place for images: ${why}`));
});
