import { hardenedContainer, hardenedPod, user } from '../../src/constructs/hardening';

describe('a hardened pod', () => {
  test('is not root, has no token and no variables of other services', () => {
    expect(hardenedPod(true)).toEqual({
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      hostUsers: false,
      shareProcessNamespace: false,
      securityContext: {
        fsGroup: 65532,
        fsGroupChangePolicy: 'OnRootMismatch',
        runAsGroup: 65532,
        runAsNonRoot: true,
        runAsUser: 65532,
        seccompProfile: { type: 'RuntimeDefault' },
      },
    });
  });

  test('says nothing of host namespaces: absent is what the API server keeps, and means none', () => {
    const said = [true, false].flatMap((userNamespaces) => Object.keys(hardenedPod(userNamespaces)));
    expect(said.filter((key) => /^host(IPC|PID|Network)$/i.test(key))).toEqual([]);
  });

  test('leaves user namespaces to the node only where they are off, and nothing else', () => {
    const { hostUsers, ...rest } = hardenedPod(true);
    expect(hostUsers).toBe(false);
    expect(hardenedPod(false)).toEqual(rest);
    expect(hardenedPod(false)).not.toHaveProperty('hostUsers');
  });
});

describe('a hardened container', () => {
  test('has no capability, no way to new privileges and nothing to write to', () => {
    expect(hardenedContainer()).toEqual({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      privileged: false,
      readOnlyRootFilesystem: true,
      runAsGroup: 65532,
      runAsNonRoot: true,
      runAsUser: 65532,
      seccompProfile: { type: 'RuntimeDefault' },
    });
  });

  test('shares its settings with no other', () => {
    expect(hardenedContainer().capabilities).not.toBe(hardenedContainer().capabilities);
  });
});

test('the user is above 10000, so that the node has no such user', () => expect(user).toBeGreaterThan(10_000));
