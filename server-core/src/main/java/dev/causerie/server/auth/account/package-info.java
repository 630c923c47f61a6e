/** Accounts and guests, their logins, and who of them may administer the server. */
@NullMarked
package dev.causerie.server.auth.account;

import org.jspecify.annotations.NullMarked;
