package io.appinventory.catalog.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.appinventory.catalog.error.CatalogException;
import io.appinventory.catalog.error.ErrorCode;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the catalog answers when it refuses. */
public final class Refusals {
  private Refusals() {}

  /** The refusal of a call, which must be one of the catalog's own. */
  public static CatalogException refusal(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isInstanceOf(CatalogException.class);
    assertThat(thrown.getMessage()).doesNotContain("Exception", "org.jooq", "select ", "insert ");
    return (CatalogException) thrown;
  }

  /** Requires a code. */
  public static CatalogException requireRefusal(ErrorCode code, ThrowingCallable call) {
    CatalogException refused = refusal(call);
    assertThat(refused.code()).as(refused.getMessage()).isEqualTo(code);
    return refused;
  }

  /** Requires that just this field is at fault, for this reason. */
  public static void requireFault(String field, String code, ThrowingCallable call) {
    assertThat(faults(call)).containsExactly(field + " " + code);
  }

  /** The fields at fault, each with the code of the reason. */
  public static List<String> faults(ThrowingCallable call) {
    CatalogException refused = refusal(call);
    assertThat(refused.code())
        .as(refused.getMessage())
        .isIn(ErrorCode.INVALID_INPUT, ErrorCode.DUPLICATE);
    return refused.errors().stream().map(error -> error.field() + " " + error.code()).toList();
  }
}
