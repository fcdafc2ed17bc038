/** Every page, by its address behind /console; those of a group and a member are of the sample association. */
export async function pages(graphql) {
  const { members, group: families } = await graphql(`{
    members(first: 1) { nodes { id } }
    group(slug: "corporate-families") {
      emailSyncRecords(first: 1, filter: { shared: true }) { nodes { id } }
      syncRuns(first: 1) { nodes { id } }
    }
  }`);
  const group = '/groups/corporate-families';
  return {
    groups: '/groups',
    details: `${group}/details`,
    members: `${group}/members`,
    'email-sync': `${group}/email-sync?shared=yes`,
    why: `${group}/email-sync?why=${families.emailSyncRecords.nodes[0].id}`,
    runs: `${group}/runs`,
    run: `${group}/runs?run=${families.syncRuns.nodes[0].id}`,
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
