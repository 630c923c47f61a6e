/** Passwords: their rules, and Argon2id hashes of them. */
@NullMarked
package dev.causerie.server.auth.password;

import org.jspecify.annotations.NullMarked;
