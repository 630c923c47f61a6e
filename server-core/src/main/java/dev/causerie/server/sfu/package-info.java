/** The media server as a service for plugins: sessions become transports, users participants, rooms routers. */
@NullMarked
package dev.causerie.server.sfu;

import org.jspecify.annotations.NullMarked;
