/** Accounts: who people are and how they prove it. {@link dev.causerie.server.auth.Auth} puts the parts together. */
@NullMarked
package dev.causerie.server.auth;

import org.jspecify.annotations.NullMarked;
