/** Routes, requests and responses on the gateway's port, with static files and streamed bodies. */
@NullMarked
package dev.causerie.server.http;

import org.jspecify.annotations.NullMarked;
