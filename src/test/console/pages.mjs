/** Every page, by its address behind /console; those of a group and a member are of the sample association. */
export async function pages(graphql) {
  const { members } = await graphql('{ members(first: 1) { nodes { id } } }');
  const group = '/groups/corporate-families';
  return {
    groups: '/groups',
    details: `${group}/details`,
    members: `${group}/members`,
    'email-sync': `${group}/email-sync?shared=yes`,
    runs: `${group}/runs`,
    'new group': '/groups/new',
    people: '/members',
    member: `/members/${members.nodes[0].id}`,
    report: '/report',
    import: '/import',
    accounts: '/accounts',
    schedule: '/schedule',
    digest: '/digest',
    tokens: '/tokens',
    audit: '/audit',
    nowhere: '/nowhere',
  };
}
