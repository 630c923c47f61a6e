/** Where clients come from, and how many connections one address may have. */
@NullMarked
package dev.causerie.server.gateway.address;

import org.jspecify.annotations.NullMarked;
