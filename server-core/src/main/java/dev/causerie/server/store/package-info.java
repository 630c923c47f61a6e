/**
 * The database: one pool, one transaction per thread that everybody joins, and for each owner of tables (the host, each
 * plugin) its own migrations and mappers.
 */
@NullMarked
package dev.causerie.server.store;

import org.jspecify.annotations.NullMarked;
