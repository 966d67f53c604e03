// Calls every method of Backstage's own client and prints what came of each, as one JSON object.
import { CatalogClient } from '@backstage/catalog-client';

const catalog = new CatalogClient({
  discoveryApi: { getBaseUrl: async () => process.env.CATALOG_BASE },
});
const token = { token: process.env.CATALOG_TOKEN };
const results = {};

const ref = entity =>
  entity ? `${entity.kind}:${entity.metadata.namespace}/${entity.metadata.name}` : null;
const refs = list => list.map(ref);

async function tell(name, call) {
  try {
    const value = await call();
    results[name] = value === undefined ? 'undefined' : value;
  } catch (error) {
    results[name] = `${error.name} ${error.response?.status ?? error.message}`;
  }
}

async function pages(request) {
  const all = [];
  let page = await catalog.queryEntities(request, token);
  const totals = page.totalItems;
  let last;
  for (;;) {
    all.push(refs(page.items));
    last = page;
    if (!page.pageInfo.nextCursor) break;
    page = await catalog.queryEntities(
      { cursor: page.pageInfo.nextCursor, limit: request.limit },
      token,
    );
  }
  const back = last.pageInfo.prevCursor
    ? await catalog.queryEntities({ cursor: last.pageInfo.prevCursor, limit: request.limit }, token)
    : { items: [] };
  return { totals, all, back: refs(back.items) };
}

await tell('getEntities', async () => refs((await catalog.getEntities({}, token)).items).sort());
await tell('getEntities filter', async () =>
  refs(
    (
      await catalog.getEntities(
        {
          filter: [
            { kind: 'component', 'spec.type': ['service', 'website'] },
            { kind: 'group', 'metadata.description': Symbol.for('CATALOG_FILTER_EXISTS') },
          ],
          order: { field: 'metadata.name', order: 'desc' },
        },
        token,
      )
    ).items,
  ),
);
await tell('getEntities fields', async () =>
  (
    await catalog.getEntities(
      {
        filter: { kind: 'Component' },
        fields: ['metadata.name', 'spec.type'],
        order: { field: 'metadata.name', order: 'asc' },
        offset: 1,
        limit: 1,
      },
      token,
    )
  ).items,
);
await tell('getEntitiesByRefs', async () =>
  refs(
    (
      await catalog.getEntitiesByRefs(
        {
          entityRefs: ['component:default/shop', 'component:default/none', 'API:default/Orders'],
          fields: ['kind', 'metadata.namespace', 'metadata.name'],
        },
        token,
      )
    ).items,
  ),
);
await tell('getEntitiesByRefs filter', async () =>
  refs(
    (
      await catalog.getEntitiesByRefs(
        {
          entityRefs: ['component:default/shop', 'component:default/lib'],
          filter: { 'spec.type': 'library' },
        },
        token,
      )
    ).items,
  ),
);
await tell('queryEntities', () =>
  pages({
    filter: { kind: 'component' },
    orderFields: [{ field: 'metadata.name', order: 'asc' }],
    limit: 2,
  }),
);
await tell('queryEntities text', () =>
  pages({
    fullTextFilter: { term: 'SHO', fields: ['metadata.name', 'metadata.title'] },
    limit: 10,
  }),
);
await tell('queryEntities count', async () => {
  const { items, totalItems } = await catalog.queryEntities({ limit: 0 }, token);
  return { items, totalItems };
});
await tell('queryEntities predicate', () =>
  pages({
    query: {
      $all: [
        { kind: 'component' },
        { $not: { 'spec.type': 'library' } },
        { $any: [{ 'metadata.tags': { $contains: 'java' } }, { 'metadata.namespace': 'other' }] },
      ],
    },
    orderFields: { field: 'metadata.name', order: 'desc' },
    limit: 1,
  }),
);
await tell('streamEntities', async () => {
  const all = [];
  for await (const page of catalog.streamEntities(
    { filter: { kind: ['component', 'api'] }, pageSize: 2 },
    token,
  )) {
    all.push(...refs(page));
  }
  return all.sort();
});
await tell('getEntityByRef', async () =>
  ref(await catalog.getEntityByRef('Component:default/SHOP', token)),
);
await tell('getEntityByRef compound', async () =>
  ref(await catalog.getEntityByRef({ kind: 'User', namespace: 'default', name: 'jane' }, token)),
);
await tell('getEntityByRef missing', () =>
  catalog.getEntityByRef('component:default/none', token),
);
await tell('getEntityByName', async () =>
  ref(
    await catalog.getEntityByName({ kind: 'System', namespace: 'default', name: 'store' }, token),
  ),
);
await tell('getEntityAncestors', async () => {
  const found = await catalog.getEntityAncestors({ entityRef: 'component:default/lib' }, token);
  return {
    root: found.rootEntityRef,
    items: found.items.map(item => [ref(item.entity), item.parentEntityRefs]),
  };
});
await tell('getEntityFacets', async () =>
  (
    await catalog.getEntityFacets(
      { facets: ['kind', 'metadata.tags', 'relations.ownedBy'], filter: { kind: 'component' } },
      token,
    )
  ).facets,
);
await tell('getEntityFacets predicate', async () =>
  (await catalog.getEntityFacets({ facets: ['spec.type'], query: { kind: 'component' } }, token))
    .facets,
);
await tell('getLocations', () => catalog.getLocations({}, token));
await tell('queryLocations', () => catalog.queryLocations({ limit: 3 }, token));
await tell('streamLocations', async () => {
  const all = [];
  for await (const page of catalog.streamLocations({}, token)) all.push(...page);
  return all;
});
await tell('getLocationById', () => catalog.getLocationById('1', token));
await tell('getLocationByRef', () => catalog.getLocationByRef('url:https://acme.example', token));
await tell('getLocationByEntity', () =>
  catalog.getLocationByEntity('component:default/shop', token),
);
await tell('refreshEntity', () => catalog.refreshEntity('component:default/shop', token));
const valid = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'ok' },
  spec: { type: 'service', lifecycle: 'production', owner: 'team-a' },
};
await tell('validateEntity', () => catalog.validateEntity(valid, 'url:https://acme.example', token));
await tell('validateEntity invalid', async () => {
  const answer = await catalog.validateEntity(
    { ...valid, metadata: { name: 'not ok' } },
    'url:https://acme.example',
    token,
  );
  return { valid: answer.valid, errors: answer.errors.length };
});
await tell('addLocation', () =>
  catalog.addLocation({ type: 'url', target: 'https://acme.example' }, token),
);
await tell('updateLocation', () =>
  catalog.updateLocation('1', { type: 'url', target: 'https://acme.example' }, token),
);
await tell('removeLocationById', () => catalog.removeLocationById('1', token));
await tell('removeEntityByUid', async () => {
  const shop = await catalog.getEntityByRef('component:default/shop', token);
  await catalog.removeEntityByUid(shop.metadata.uid, token);
});
await tell('analyzeLocation', () =>
  catalog.analyzeLocation({ location: { type: 'url', target: 'https://acme.example' } }, token),
);
await tell('bad token', () => catalog.getEntities({}, { token: 'nonsense' }));
const inside = ['constructor', 'getFilterValue'];
results.untried = Object.getOwnPropertyNames(CatalogClient.prototype)
  .filter(name => !inside.includes(name) && !/^request(Ignored|Required|Optional)$|ByPredicate$/.test(name))
  .filter(name => !Object.keys(results).some(told => told.split(' ')[0] === name));
console.log(JSON.stringify(results));
