/** Objects by key: recordings, attachments, pictures. One client for MinIO, any S3, and the store embedded in the server. */
@NullMarked
package dev.causerie.server.objects;

import org.jspecify.annotations.NullMarked;
