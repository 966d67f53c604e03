package io.appinventory.catalog.access.rule;

import io.appinventory.db.testing.TestDatabase;

/** The same editor, to whom the rules allow nothing and grants all that may be seen and changed. */
class GrantedRowsTest extends RowRulesTest {
  GrantedRowsTest(TestDatabase database) {
    super(database);
  }

  @Override
  boolean byGrants() {
    return true;
  }
}
