// Proves that a subgraph's role gets at its own namespace and no other, that preparing a database can
// be repeated and run twice at once, and that a database given to one subgraph is taken as it is.
import { randomUUID } from 'node:crypto';
import { connect, urlOfDatabase, withClient } from '@lianjian/database/connection';
import { openDatabase } from '@lianjian/database/database';
import { prepare, prepareOwn } from '@lianjian/database/prepare';
import { subgraphs } from '@lianjian/database/store';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { type Fixture, openFixture } from './fixture.ts';

let fixture: Fixture;
beforeEach(async () => {
  fixture = await openFixture();
  await as(fixture.url, 'CREATE TABLE secret (id text); INSERT INTO secret VALUES (1)');
});
afterEach(() => fixture.drop());

function as(url: string, sql: string) {
  return withClient(url, (client) => client.query(sql));
}

describe('a role', () => {
  test.each([
    ['read', 'SELECT * FROM fixture.secret'],
    ['write', 'INSERT INTO fixture.secret VALUES (2)'],
    ['make a table in', 'CREATE TABLE fixture.mine ()'],
    ['drop', 'DROP SCHEMA fixture CASCADE'],
  ])('cannot %s another namespace', async (_, sql) => {
    await expect(as(fixture.neighbourUrl, sql)).rejects.toThrow(/permission denied|must be owner/);
  });

  test.each([
    ['make a namespace', 'CREATE SCHEMA mine'],
    ['make a table in the extensions', 'CREATE TABLE extensions.mine ()'],
    ['make a table in public', 'CREATE TABLE public.mine ()'],
    ['become another role', 'SET ROLE lianjian_fixture'],
    ['read passwords', 'SELECT * FROM pg_authid'],
    ['read a file', `SELECT pg_read_file('PG_VERSION')`],
  ])('cannot %s', async (_, sql) => {
    await expect(as(fixture.neighbourUrl, sql)).rejects.toThrow('permission denied');
  });

  test('means its own namespace by an unqualified name, and has the extensions', async () => {
    const { rows } = await as(
      fixture.url,
      `SELECT (SELECT count(*)::int FROM secret) AS rows, similarity('联建', '联建') AS same,
         current_schema() AS namespace, current_setting('search_path') AS path`,
    );
    expect(rows).toEqual([{ rows: 1, same: 1, namespace: 'fixture', path: 'fixture, extensions' }]);
  });
});

describe('preparing', () => {
  test('can be repeated, and run by several at once, and loses nothing', async () => {
    const again = () => prepare(fixture.adminUrl, ['fixture', 'neighbour'], 'of the fixture');
    const urls = await Promise.all([again(), again(), again(), again()]);
    expect(urls.map(({ fixture: url }) => url)).toEqual(Array(4).fill(fixture.url));
    expect((await as(fixture.url, 'SELECT * FROM secret')).rowCount).toBe(1);
  });

  test('makes the roles by an administrator who is no superuser', async () => {
    const name = `admin_${randomUUID().slice(0, 8)}`;
    const url = new URL(inject('testServer'));
    await as(url.href, `CREATE ROLE ${name} LOGIN CREATEROLE PASSWORD 'a b'`);
    await as(url.href, `CREATE DATABASE ${name} OWNER ${name}`);
    url.username = name;
    url.password = 'a b';
    const role = `${name}_ns`;
    const urls = await prepare(urlOfDatabase(url.href, name), [role], 'secret');
    await as(urls[role] ?? '', 'CREATE TABLE mine ()');
    await as(inject('testServer'), `DROP DATABASE ${name} WITH (FORCE)`);
    await as(inject('testServer'), `DROP ROLE lianjian_${role}`);
    await as(inject('testServer'), `DROP ROLE ${name}`);
  });

  test('leaves the user of a database that one subgraph was given as it is', async () => {
    const own = await prepareOwn(`${fixture.adminUrl}?application_name=mine`, 'alone');
    const { rows } = await as(
      own,
      `SELECT current_user AS role, current_schema() AS namespace,
         current_setting('application_name') AS name`,
    );
    expect(rows).toEqual([{ role: 'postgres', namespace: 'alone', name: 'mine' }]);
    expect(await prepareOwn(own, 'alone')).toContain('search_path');
  });

  test('takes one URL for all subgraphs but those that have their own', async () => {
    const database = await openDatabase({
      dataDir: '/nowhere',
      url: fixture.adminUrl,
      ownUrls: { firms: fixture.adminUrl },
    });
    expect(Object.keys(database.urls).sort()).toEqual([...subgraphs].sort());
    expect(new URL(database.urls.lists ?? '').username).toBe('lianjian_lists');
    expect(new URL(database.urls.firms ?? '').username).toBe('postgres');
    expect(database.isEmbedded).toBe(false);
  });
});

describe('one sentence for', () => {
  test.each([
    ['a server that is not there', 'postgresql://u:secret@127.0.0.1:1/x', 'nothing answers there'],
    ['an unknown host', 'postgresql://u:secret@nowhere.invalid/x', 'cannot be used'],
  ])('%s, without the password', async (_, url, reason) => {
    const error = await connect(url).catch((thrown: Error) => thrown);
    expect(error).toMatchObject({ name: 'DatabaseFailure' });
    expect(String(error)).toContain(reason);
    expect(String(error)).not.toContain('secret');
  });

  test.each(['', 'nonsense', 'mysql://host/x', 'postgresql:///x'])('the URL "%s"', async (url) => {
    await expect(openDatabase({ dataDir: '/nowhere', url })).rejects.toThrow(
      'A database URL has to look like postgresql://user:password@host:5432/database.',
    );
  });

  test('a wrong password and a database that does not exist', async () => {
    const wrong = new URL(fixture.url);
    wrong.password = 'wrong';
    await expect(connect(wrong.href)).rejects.toThrow('password authentication failed');
    await expect(connect(urlOfDatabase(fixture.url, 'absent'))).rejects.toThrow('does not exist');
  });
});
