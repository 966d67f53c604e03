package io.appinventory.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class UuidV7Test {
  private static final Instant START = Instant.parse("2026-01-31T12:00:00.123Z");

  private final SettableClock clock = new SettableClock(START);
  private final UuidV7 ids = new UuidV7(clock);

  @Test
  void carriesTimeVersionAndVariant() {
    UUID id = ids.next();
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(START.toEpochMilli());
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
  }

  @Test
  void isInTheOrderInWhichItWasMade() {
    List<Id<Object>> made = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      made.add(Id.of(ids.next()));
      if (i % 7_000 == 0) {
        clock.advance(Duration.ofMillis(1));
      }
    }
    assertThat(made).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void staysInOrderWhenTheClockGoesBack() {
    Id<Object> before = Id.of(ids.next());
    clock.advance(Duration.ofSeconds(-10));
    assertThat(Id.<Object>of(ids.next())).isGreaterThan(before);
  }

  @Test
  void makesNoIdTwiceOnManyThreads() throws Exception {
    Set<UUID> all = new HashSet<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<List<Id<Object>>>> made = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        made.add(threads.submit(this::many));
      }
      for (Future<List<Id<Object>>> each : made) {
        assertThat(each.get()).isSorted();
        each.get().forEach(id -> all.add(id.value()));
      }
    }
    assertThat(all).hasSize(8 * 5_000);
  }

  private List<Id<Object>> many() {
    List<Id<Object>> made = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      made.add(Id.of(ids.next()));
    }
    return made;
  }

  @Test
  void comparesIdsAsPostgresDoes() {
    List<Id<Object>> ascending =
        List.of(
            id("00000000-0000-0000-0000-000000000000"),
            id("00000000-0000-0000-8000-000000000000"),
            id("00000000-0000-0000-ffff-ffffffffffff"),
            id("7fffffff-ffff-ffff-0000-000000000000"),
            id("80000000-0000-0000-0000-000000000000"),
            id("ffffffff-ffff-ffff-ffff-ffffffffffff"));
    assertThat(ascending).isSorted();
  }

  private static Id<Object> id(String text) {
    return Id.of(UUID.fromString(text));
  }
}
