import { ApiObject, App, Testing } from 'cdk8s';
import { ClusterChart } from '../../src/constructs/cluster-chart';

const chart = new ClusterChart(new App(), {
  name: 'rules',
  component: 'policies',
  environment: 'test',
  version: '1.2.3',
});
new ApiObject(chart, 'priority', {
  apiVersion: 'scheduling.k8s.io/v1',
  kind: 'PriorityClass',
  metadata: { name: 'first' },
});
const objects = Testing.synth(chart);

test('a chart of the cluster is called as its file', () => expect(chart.node.id).toBe('rules'));

test('a chart of the cluster makes nothing of its own', () => expect(objects).toHaveLength(1));

test('its objects have all labels, and no namespace', () => {
  expect(objects[0].metadata).toEqual({
    name: 'first',
    labels: {
      app: 'rules',
      'app.kubernetes.io/component': 'policies',
      'app.kubernetes.io/instance': 'rules',
      'app.kubernetes.io/managed-by': 'cdk8s',
      'app.kubernetes.io/name': 'rules',
      'app.kubernetes.io/part-of': 'breakwater',
      'app.kubernetes.io/version': '1.2.3',
      env: 'test',
      owner: 'platform',
    },
  });
});

test('its objects have plain names where none is given', () => {
  const other = new ClusterChart(new App(), {
    name: 'rules',
    component: 'policies',
    environment: 'test',
    version: '1.2.3',
  });
  new ApiObject(other, 'first', { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass' });
  expect(Testing.synth(other)[0].metadata.name).toBe('rules-first');
});
