package io.appinventory.db.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenantBindingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      textBlock =
          """
          select "id" from "services" where "services"."tenant_id" = ?                                            | 1   | 0
          select "id" from "services" where ("services"."tenant_id" = cast(? as uuid) and "id" = ?)               | 1   | 0
          select "id" from "services" as "t1" where "t1"."tenant_id" = ?                                          | 1   | 0
          select "id" from "public"."services" where "public"."services"."tenant_id" = ?                          | 1   | 0
          select "id" from "services" where "id" = ?                                                              | -   | 1
          select "id" from services where id = ?                                                                  | -   | 1
          select "id" from "services" as "t1" where "services"."tenant_id" = ?                                    | 1   | 1
          select 1 from "services", "teams" where "services"."tenant_id" = ?                                      | 1   | 1
          select 1 from "services", "teams" where "services"."tenant_id" = ? and "teams"."tenant_id" = ?          | 1 2 | 0
          select 1 from "services" join "teams" on "teams"."tenant_id" = "services"."tenant_id" where "services"."tenant_id" = ? | 1 | 1
          select (select count(*) from "teams" where "teams"."tenant_id" = ?) from "services" where "services"."tenant_id" = ? | 1 2 | 0
          select (select count(*) from "services" where "id" = ?) from "services" where "services"."tenant_id" = ?| 2   | 1
          select 1 from "service_dora" where "service_dora"."tenant_id" = ?                                       | 1   | 0
          select 1 from "service_dora" where "id" = ?                                                             | -   | 1
          select 1 from "finished_deployments"(cast(? as varchar), ?) as "d" where "d"."tenant_id" = ?            | 3   | 0
          select 1 from "finished_deployments"(cast(? as varchar), ?) as "d" where "d"."service_id" = ?           | -   | 1
          with "w" as (select 1 from "teams") select * from "w"                                                   | -   | 1
          select 1 from "tenants" where "id" = ?                                                                  | -   | 0
          update "services" set "name" = ? where "services"."tenant_id" = ? and "id" = ?                          | 2   | 0
          update "services" set "name" = ? where "id" = ?                                                         | -   | 1
          delete from "services" where "tenant_id" = ?                                                            | 1   | 0
          delete from "services" using "teams" where "services"."tenant_id" = ?                                   | 1   | 1
          insert into "services" ("tenant_id", "id") values (?, ?), (cast(? as uuid), ?)                          | 1 3 | 0
          insert into "services" ("id", "tenant_id") values (?, ?) on conflict do nothing returning "services"."id" | 2 | 0
          insert into "services" ("id") values (?)                                                                | -   | 1
          insert into "services" ("tenant_id", "id") values (default, ?)                                          | -   | 1
          insert into "services" ("tenant_id") select "tenant_id" from "teams" where "teams"."tenant_id" = ?      | 1   | 1
          insert into "services" ("tenant_id", "id") select cast(? as uuid), unnest(cast(? as text[]))             | 1   | 0
          insert into "services" ("id", "tenant_id") select cast(unnest(?) as uuid), ? on conflict do nothing     | 2   | 0
          insert into "services" ("id", "tenant_id") select ?, unnest(?)                                          | -   | 1
          select 'from "services"' where '?' = ? and "a" ?? 'b'                                                   | -   | 0
          select "services"."name" from "services" where "services"."tenant_id" = ? for no key update             | 1   | 0
          """)
  void findsWhatIsNotBound(String sql, String parameters, int complaints) {
    TenantBinding binding = TenantBinding.of(sql);
    assertThat(binding.complaints()).hasSize(complaints);
    String found = String.join(" ", binding.parameters().stream().map(String::valueOf).toList());
    assertThat(found).isEqualTo(parameters == null ? "" : parameters);
  }
}
