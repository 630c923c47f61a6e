/** Users, as every plugin and dialect knows them. */
@NullMarked
package dev.causerie.api.domain.users;

import org.jspecify.annotations.NullMarked;
