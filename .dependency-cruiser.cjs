// The floors of the house, as DESIGN and docs/ARCHITECTURE.md draw them. Imports only go down; a room has one door.
//
// A room that is listed here and does not exist yet costs nothing; a new room must be given a floor before it can
// be imported (the rule `room-without-floor`).

/** Floor -> rooms. `disk` lies between 3 and 4: it loads law, vocabulary and language data for the floors above. */
const floors = new Map([
  [1, ['law', 'records']],
  [2, ['screening', 'grading', 'consequences']],
  [3, ['papers', 'bulk', 'vault']],
  [3.5, ['disk']],
  [4, ['casework', 'network']],
  [5, ['web', 'cli']],
]);

/** Beside the house: they may look at every door, and no room may import them. */
const beside = ['bench', 'e2e', 'tools', 'docs', 'examples'];

/** The rooms that run in browser and server alike: no Node, no clock, no chance, no input or output. */
const pureRooms = ['law', 'records', 'screening', 'grading', 'consequences', 'papers', 'bulk'];

const rooms = [...floors.values()].flat();
const inRooms = (names) => `^(${names.join('|')})/`;
const tests = '\\.test\\.tsx?$';

/** For each room: it may not import a room of its own floor or above. Tests may use `disk` to load the real law. */
const floorRules = [...floors]
  .flatMap(([floor, names]) =>
    names.map((room) => {
      const notBelow = [...floors]
        .filter(([other]) => other >= floor)
        .flatMap(([, others]) => others)
        .filter((other) => other !== room);
      return [
        {
          name: `floor-${room}`,
          comment: `${room}/ stands on floor ${floor}: it may import only rooms of a lower floor.`,
          severity: 'error',
          from: { path: inRooms([room]), pathNot: tests },
          to: { path: inRooms(notBelow) },
        },
        {
          name: `floor-${room}-tests`,
          comment: `Tests in ${room}/ may import lower floors, and disk/ to load the real law; nothing else above.`,
          severity: 'error',
          from: { path: `^${room}/.*${tests}` },
          to: { path: inRooms(notBelow.filter((other) => other !== 'disk' || floor > 3.5)) },
        },
      ].filter((rule) => rule.to.path !== '^()/');
    }),
  )
  .flat();

module.exports = {
  forbidden: [
    ...floorRules,
    {
      name: 'one-door',
      comment:
        'Only the index.ts of a room may be imported from outside it; its data files are behind the door too.',
      severity: 'error',
      from: { path: `^(${[...rooms, ...beside].join('|')})/` },
      to: { path: inRooms(rooms), pathNot: [`^(${rooms.join('|')})/index\\.ts$`, '^$1/'] },
    },
    {
      name: 'beside-the-house',
      comment: 'bench/, e2e/, tools/, docs/ and examples/ stand beside the house: no room imports them.',
      severity: 'error',
      from: { path: inRooms(rooms), pathNot: '^cli/nunc\\.js$' },
      to: { path: inRooms(beside) },
    },
    {
      name: 'room-without-floor',
      comment: 'A folder that is imported must have a floor in .dependency-cruiser.cjs.',
      severity: 'error',
      from: { path: inRooms([...rooms, ...beside]) },
      to: {
        path: '^[^/]+/',
        pathNot: [inRooms([...rooms, ...beside]), '^node_modules/'],
        dependencyTypesNot: ['core'],
        couldNotResolve: false,
      },
    },
    {
      name: 'no-node-below',
      comment:
        'Floors 1 to 3 but for vault/ run in browser and server alike: no Node builtins. disk/ loads files.',
      severity: 'error',
      from: { path: inRooms(pureRooms), pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-circle',
      comment: 'Files that import each other in a circle cannot be understood one at a time.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'not-found',
      comment: 'The import leads nowhere: a file is missing, or the package is not in package.json.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared-in-the-room',
      comment:
        "A package that a room imports must be in that room's own package.json (tests: in the root's).",
      severity: 'error',
      from: { path: inRooms(rooms), pathNot: tests },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-test-in-product',
      comment: 'Only tests may import tests.',
      severity: 'error',
      from: { pathNot: tests },
      to: { path: tests },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)out/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    preserveSymlinks: false,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
    moduleSystems: ['es6', 'cjs'],
  },
};
