/** Hands the server's store, objects, jobs and routes to plugins, in the plugin API's terms. */
@NullMarked
package dev.causerie.server.host.parts;

import org.jspecify.annotations.NullMarked;
