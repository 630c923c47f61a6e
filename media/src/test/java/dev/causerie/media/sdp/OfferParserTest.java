package dev.causerie.media.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causerie.media.InvalidOffer;
import dev.causerie.media.MediaKind;
import dev.causerie.media.dtls.Fingerprint;
import dev.causerie.media.ice.IceCredentials;
import dev.causerie.media.rtp.ExtensionIds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfferParserTest {
    private static final List<String> EXTENSIONS = List.of(
            ExtensionIds.MID,
            ExtensionIds.RID,
            ExtensionIds.REPAIRED_RID,
            ExtensionIds.AUDIO_LEVEL,
            ExtensionIds.ORIENTATION);

    private static String sample(String name) {
        try (InputStream stream = OfferParserTest.class.getResourceAsStream("/sdp/" + name + ".sdp")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void firefoxWritesDirectionsBehindExtensionIdsAndPortZero() {
        Offer offer = OfferParser.parse(sample("firefox-simulcast"));
        assertThat(offer.media()).hasSize(5).allMatch(OfferedMedia::isAccepted);
        OfferedMedia camera = offer.media().get(1);
        assertThat(camera.rids()).containsExactly("q", "h", "f");
        assertThat(camera.codec()).contains(new OfferedCodec("VP8/90000", 120, 124));
        assertThat(ExtensionIds.of(camera.extensions())).isEqualTo(new ExtensionIds(3, 9, 10, 0, 0));
        assertThat(camera.ssrcs()).hasSize(6);
        assertThat(camera.retransmissions()).hasSize(3);
        assertThat(offer.media().get(2).direction()).isEqualTo(Direction.RECVONLY);
    }

    @Test
    void chromiumSimulcastHasNoSsrcs() {
        Offer offer = OfferParser.parse(sample("chromium-simulcast-slots"));
        OfferedMedia camera = offer.media().get(1);
        assertThat(camera.kind()).contains(MediaKind.VIDEO);
        assertThat(camera.rids()).containsExactly("q", "h", "f");
        assertThat(camera.ssrcs()).isEmpty();
        assertThat(camera.codec()).contains(new OfferedCodec("VP8/90000", 96, 97));
        assertThat(offer.media().get(0).codec()).contains(new OfferedCodec("opus/48000/2", 111, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"firefox-simulcast", "chromium-simulcast-slots", "chromium-publish"})
    void everySampleIsAnsweredLineByLine(String name) {
        Offer offer = OfferParser.parse(sample(name));
        List<AnsweredMedia> media = new ArrayList<>();
        for (OfferedMedia line : offer.media()) {
            boolean slot = line.direction() == Direction.RECVONLY;
            media.add(new AnsweredMedia(
                    line, slot ? Direction.SENDONLY : Direction.RECVONLY, slot ? 11 : 0, slot ? 12 : 0));
        }
        ServerTransport server = new ServerTransport(
                new IceCredentials("frag", "password"),
                new Fingerprint("sha-256", "AB:CD"),
                List.of("192.0.2.1", "127.0.0.1"),
                4000);
        String answer = AnswerWriter.write(server, 1, 1, media);
        List<Section> sections = Section.split(answer);
        assertThat(sections).hasSize(offer.media().size() + 1);
        for (int i = 0; i < media.size(); i++) {
            OfferedMedia line = offer.media().get(i);
            Section section = sections.get(i + 1);
            assertThat(section.attribute("mid")).contains(line.mid());
            assertThat(section.has("rtcp-mux")).isTrue();
            assertThat(section.attributes("candidate")).hasSize(2);
            assertThat(section.attributes("rid")).hasSize(line.rids().size());
            boolean slot = line.direction() == Direction.RECVONLY;
            assertThat(section.attributes("ssrc")).hasSize(slot ? 2 : 0);
            // What a slot is answered without, Chromium leaves out of a later camera or microphone.
            assertThat(section.attributes("extmap"))
                    .hasSameSizeAs(line.extensions().keySet().stream()
                            .filter(EXTENSIONS::contains)
                            .toList());
        }
        assertThat(answer)
                .doesNotContain("/sendonly")
                .contains("a=ice-lite\r\n")
                .endsWith("\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "a=rtcp-mux, a=nothing, rtcp-mux",
        "a=setup:actpass, a=setup:passive, setup:passive",
        "a=fingerprint:sha-256, a=fingerprint:md5, md5",
        "a=fingerprint, a=nothing, fingerprint",
        "a=ice-pwd, a=nothing, ice-pwd",
        "a=mid:1, a=mid:0, mid:0",
        "a=mid, a=nothing, mid",
        "a=group:BUNDLE, a=group:LS, BUNDLE",
        "v=0, w=0, v=0",
        "a=extmap:4, a=extmap:four, extmap",
        "a=rtpmap:111, a=rtpmap:999, rtpmap"
    })
    void whatIsWrongIsNamed(String present, String instead, String named) {
        String broken = sample("chromium-publish").replace(present, instead);
        assertThatThrownBy(() -> OfferParser.parse(broken))
                .isInstanceOf(InvalidOffer.class)
                .hasMessageContaining(named);
    }

    @Test
    void aLineWithoutOurCodecsIsRejectedAlone() {
        String offer = sample("chromium-publish").replace("VP8/90000", "H264/90000");
        Offer parsed = OfferParser.parse(offer);
        assertThat(parsed.media().get(0).isAccepted()).isTrue();
        assertThat(parsed.media().get(1).isAccepted()).isFalse();
    }

    @Test
    void whateverComesOnlyInvalidOfferIsThrown() {
        Random random = new Random(5);
        List<String> samples = List.of(sample("firefox-simulcast"), sample("chromium-publish"));
        for (int i = 0; i < 1000; i++) {
            StringBuilder text = new StringBuilder(samples.get(i % 2));
            for (int k = 0; k < 10; k++) {
                int at = random.nextInt(text.length() - 10);
                if (random.nextBoolean()) {
                    text.setCharAt(at, (char) (32 + random.nextInt(95)));
                } else {
                    text.delete(at, at + random.nextInt(10));
                }
            }
            try {
                OfferParser.parse(text.toString());
            } catch (InvalidOffer e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m=", "v=0\r\nm=audio", "v=0", "{}", "\u0000"})
    void whatIsNoDescriptionIsRefused(String text) {
        assertThatThrownBy(() -> OfferParser.parse(text)).isInstanceOf(InvalidOffer.class);
    }
}
