package io.appinventory.cli;

import io.appinventory.db.DatabaseSettings;

/**
 * One database, seen by two logins.
 *
 * @param owner owns the schema: migrates, and nothing else
 * @param application may take the application's roles: all other work
 */
record DatabaseLogins(DatabaseSettings owner, DatabaseSettings application) {}
