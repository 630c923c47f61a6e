package dev.causerie.server.gateway.socketio;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A generator that writes a placeholder wherever binary would stand, and keeps the binary. Owned by one thread. */
final class AttachmentCollector extends JsonGeneratorDelegate {

    private final List<byte[]> attachments = new ArrayList<>();

    AttachmentCollector(JsonGenerator json) {
        // Trees and objects must come back to this generator, or their binary would pass it by.
        super(json, false);
    }

    List<byte[]> attachments() {
        return attachments;
    }

    @Override
    public void writeBinary(Base64Variant variant, byte[] data, int offset, int length) throws IOException {
        placeholder(Arrays.copyOfRange(data, offset, offset + length));
    }

    @Override
    public int writeBinary(Base64Variant variant, InputStream data, int length) throws IOException {
        byte[] content = length < 0 ? data.readAllBytes() : data.readNBytes(length);
        placeholder(content);
        return content.length;
    }

    private void placeholder(byte[] content) throws IOException {
        writeStartObject();
        writeBooleanField("_placeholder", true);
        writeNumberField("num", attachments.size());
        writeEndObject();
        attachments.add(content);
    }
}
