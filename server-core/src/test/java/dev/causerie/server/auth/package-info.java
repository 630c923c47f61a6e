/** Tests of accounts. */
@NullMarked
package dev.causerie.server.auth;

import org.jspecify.annotations.NullMarked;
