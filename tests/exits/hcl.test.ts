import fc from 'fast-check';
import { toHcl } from '../../src/exits/hcl';
import { argumentOf, quoted } from '../../src/exits/quoted';
import { escapeText } from '../../src/stacks/templates';
import { asRead } from '../stacks/as-read';
import { anyText, nasty } from '../stacks/nasty';

/** Value of a quoted text without templates, as Terraform reads it: JSON's escapes, then its own. */
function readBack(text: string): string {
  expect(text).toMatch(/^"[^\n\r]*"$/s);
  return asRead(JSON.parse(text) as string);
}

describe('a quoted text', () => {
  test.each([
    ['', '""'],
    ['a "b" \\ c', '"a \\"b\\" \\\\ c"'],
    ['a\n\tb\r', '"a\\n\\tb\\r"'],
    ['\u0001\u007f', '"\\u0001\\u007f"'],
    ['ä漢🚢', '"ä漢🚢"'],
    [`$\${a} %%{b}`, `"$\${a} %%{b}"`],
    ['100 % of $ {}', '"100 % of $ {}"'],
  ])('is for %j %s', (text, written) => expect(quoted(text)).toBe(written));

  test('is read as what it was', () => {
    fc.assert(fc.property(fc.oneof(nasty, anyText), (text) => expect(readBack(quoted(escapeText(text)))).toBe(text)));
  });

  test.each([
    ...[
      'var.a',
      'file("a b")',
      'upper("a\\"b")',
      '"}"',
      '"\\\\"',
      '{ a = "b}" }',
      '"a{"',
      '"$${a}"',
      '"%%{a}"',
      '"$${"',
      '"%%{"',
    ],
    ...[`"x\${1 + 1}y"`, `"\${"\${"}"}"}"`, '"%{ if true }}%{ endif }"', '~ 1 ~', `"a\\\\\${b}"`, `"\${a}\\\\"`],
  ])('keeps a template as it is, and escapes what is beside it: %s', (inside) => {
    for (const sign of ['$', '%'])
      expect(quoted(`"\\${sign}{${inside}}"\n${sign}{${inside}}\\`)).toBe(
        `"\\"\\\\${sign}{${inside}}\\"\\n${sign}{${inside}}\\\\"`,
      );
  });

  test('keeps the rest where a template has no end, which Terraform refuses in both languages', () => {
    expect(quoted(`"\${a"`)).toBe(`"\\"\${a""`);
  });
});

describe('the value of an argument', () => {
  test.each([
    [`\${var.a}`, 'var.a'],
    [`\${ var.a }`, 'var.a'],
    [`\${{ a = "}" }}`, '{ a = "}" }'],
    [`\${var.a}\${var.b}`, `"\${var.a}\${var.b}"`],
    [`\${var.a} `, `"\${var.a} "`],
    [`\${~ var.a ~}`, `"\${~ var.a ~}"`],
    [`$\${var.a}`, `"$\${var.a}"`],
    ['%{ if true }a%{ endif }', '"%{ if true }a%{ endif }"'],
    [`\${var.a`, `"\${var.a"`],
    ['a', '"a"'],
  ])('of %j is %s', (text, written) => expect(argumentOf(text)).toBe(written));
});

describe('a stack', () => {
  test('is written in the order in which one reads it, each part as a block', () => {
    const text = toHcl({
      resource: { helm_release: { grafana: { name: 'grafana', wait: true, values: ['a: 1\n'], depends_on: ['a.b'] } } },
      data: { kubernetes_namespace_v1: { 'cluster-identity': { metadata: { name: 'kube-system' } } } },
      provider: { helm: [{ kubernetes: { config_context: 'lab' } }, { alias: 'second' }] },
      variable: { kubeconfig: { type: 'string', default: '~/.kube/config', description: 'type = "string"' } },
      terraform: {
        backend: { local: { path: '../lab.tfstate' } },
        required_providers: { helm: { source: 'hashicorp/helm', version: '3.0.2' } },
      },
    });
    expect(text).toBe(`terraform {
  backend "local" {
    path = "../lab.tfstate"
  }
  required_providers {
    helm = {
      "source"  = "hashicorp/helm"
      "version" = "3.0.2"
    }
  }
}

variable "kubeconfig" {
  type        = string
  default     = "~/.kube/config"
  description = "type = \\"string\\""
}

provider "helm" {
  kubernetes = {
    "config_context" = "lab"
  }
}

provider "helm" {
  alias = "second"
}

data "kubernetes_namespace_v1" "cluster-identity" {
  metadata {
    name = "kube-system"
  }
}

resource "helm_release" "grafana" {
  name = "grafana"
  wait = true
  values = [
    "a: 1\\n",
  ]
  depends_on = [a.b]
}
`);
  });

  test('has commands and conditions as blocks, and keywords and addresses without quotes', () => {
    const command = { command: `echo \${self.input}`, when: 'destroy' };
    const machine = {
      '//': { metadata: { path: 'a' } },
      input: { a: [], b: {}, c: null, d: [{ e: 1 }] },
      lifecycle: {
        replace_triggered_by: ['terraform_data.a', 'terraform_data.b'],
        postcondition: [{ condition: `\${a == 1}` }],
      },
      provisioner: [{ 'local-exec': { command: 'true' } }, { 'local-exec': command }],
      wait: { condition: [{ type: 'Complete' }, { type: 'Failed' }] },
      timeouts: {},
    };
    expect(toHcl({ resource: { terraform_data: { machine } } })).toBe(`resource "terraform_data" "machine" {
  input = {
    "a" = []
    "b" = {}
    "c" = null
    "d" = [
      {
        "e" = 1
      },
    ]
  }
  lifecycle {
    replace_triggered_by = [terraform_data.a, terraform_data.b]
    postcondition {
      condition = a == 1
    }
  }
  provisioner "local-exec" {
    command = "true"
  }
  provisioner "local-exec" {
    command = "echo \${self.input}"
    when    = destroy
  }
  wait {
    condition {
      type = "Complete"
    }
    condition {
      type = "Failed"
    }
  }
  timeouts {}
}
`);
  });

  test('names a long list for which several wait once; a short one, and one for which a single one waits, stay', () => {
    const long = Array.from({ length: 11 }, (_, place) => `a.b${place}`);
    const [other, short] = [['a.z', ...long], long.slice(1)];
    const waits = (depends_on: readonly string[]) => ({ depends_on });
    const text = toHcl({
      resource: {
        c: { one: waits(long), two: waits(short), three: waits(other) },
        d: { four: waits(long), five: waits(short) },
      },
    });
    expect(text).toBe(
      [
        `locals {\n  after-1 = [\n${long.map((one) => `    ${one},\n`).join('')}  ]\n}\n`,
        'resource "c" "one" {\n  depends_on = [local.after-1]\n}\n',
        `resource "c" "two" {\n  depends_on = [${short.join(', ')}]\n}\n`,
        `resource "c" "three" {\n  depends_on = [${other.join(', ')}]\n}\n`,
        'resource "d" "four" {\n  depends_on = [local.after-1]\n}\n',
        `resource "d" "five" {\n  depends_on = [${short.join(', ')}]\n}\n`,
      ].join('\n'),
    );
  });

  test('of nothing is nothing', () => expect(toHcl({})).toBe(''));
});
