package io.appinventory.catalog.query;

import io.appinventory.catalog.model.Shape;
import io.appinventory.catalog.query.resolve.ResolvedFilter;
import io.appinventory.catalog.session.KeptSelect;
import io.appinventory.catalog.session.UserRole;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The statements of the pages that were asked for last, ready to be sent again, for every tenant.
 * Safe for use by many threads.
 */
final class KeptPages {
  private static final int MOST = 500;

  /** The longest statement that is kept. */
  private static final int MAX_TEXT = 20_000;

  private static final Map<Question, Kept> PAGES =
      new LinkedHashMap<>(MOST * 2, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Kept> eldest) {
          return size() > MOST;
        }
      };

  private KeptPages() {}

  /**
   * All that the text of a statement follows from, but for the tenant and the moment. Times that a
   * filter reckons from the moment are different ones in each question.
   */
  record Question(
      Shape<?> shape,
      UserRole role,
      ResolvedFilter filter,
      Sort sort,
      Part part,
      boolean includeDeleted,
      boolean withTotal) {}

  /**
   * Which part of a list.
   *
   * @param skipped how many are passed over, of all or from the place
   * @param fromPlace whether it starts at a place, which is given each time
   * @param backward whether it ends there
   */
  record Part(int size, int skipped, boolean fromPlace, boolean backward) {}

  /**
   * A statement for a page.
   *
   * @param rows as any scope sees them: good for reading what the statement answers
   */
  record Kept(KeptSelect select, Rows rows) {}

  /** The one that is kept, or another, which is kept from then on. */
  static Kept get(Question question, Supplier<Kept> make) {
    return find(question)
        .orElseGet(
            () -> {
              Kept made = make.get();
              if (made.select().length() <= MAX_TEXT) {
                keep(question, made);
              }
              return made;
            });
  }

  private static Optional<Kept> find(Question question) {
    synchronized (PAGES) {
      return Optional.ofNullable(PAGES.get(question));
    }
  }

  private static void keep(Question question, Kept kept) {
    synchronized (PAGES) {
      PAGES.put(question, kept);
    }
  }
}
