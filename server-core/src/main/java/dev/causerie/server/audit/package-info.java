/** The audit log: kept in the database for a time, read and exported by admins. */
@NullMarked
package dev.causerie.server.audit;

import org.jspecify.annotations.NullMarked;
