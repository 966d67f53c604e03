package io.appinventory.catalog.testing;

import io.appinventory.db.testing.TestDatabaseExtension;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A test that runs once for each entity type; a new type is covered the day it is added. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@MethodSource("io.appinventory.catalog.testing.CatalogFixture#types")
@ExtendWith(TestDatabaseExtension.class)
public @interface TypeTest {}
