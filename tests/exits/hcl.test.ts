import fc from 'fast-check';
import { quoted, toHcl } from '../../src/exits/hcl';
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
      "source" = "hashicorp/helm"
      "version" = "3.0.2"
    }
  }
}

variable "kubeconfig" {
  type = string
  default = "~/.kube/config"
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
      condition = "\${a == 1}"
    }
  }
  provisioner "local-exec" {
    command = "true"
  }
  provisioner "local-exec" {
    command = "echo \${self.input}"
    when = destroy
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

  test('of nothing is nothing', () => expect(toHcl({})).toBe(''));
});
