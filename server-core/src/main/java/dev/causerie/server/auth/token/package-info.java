/** Tokens: the key that signs them, making and checking them, what is revoked, and where a request carries one. */
@NullMarked
package dev.causerie.server.auth.token;

import org.jspecify.annotations.NullMarked;
