package org.libraryexchange.catalogue.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZipNamesTest {

    /** Where the first byte of the flags is that says that a name is in UTF-8. */
    private static final int FLAGS = 7;

    private static byte[] zip(Charset names, String name) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, names)) {
            zip.putNextEntry(new ZipEntry(name));
        }
        return out.toByteArray();
    }

    private static String name(byte[] zip) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), ZipNames.BYTES)) {
            return in.getNextEntry().getName();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, café.jpg 西湖断桥.jpg",
        "GB18030, 西湖断桥.jpg 朱镕基.jpg café.jpg plain.jpg",
        "GB18030, 断Brontë.jpg",
        "IBM437, café.jpg Übung.jpg créée.jpg naïve.jpg",
        "IBM850, Søren.jpg Señor.jpg",
        "US-ASCII, plain.jpg",
    })
    void namesAreReadAsTheirSystemHasWrittenThem(Charset system, String names) throws IOException {
        // Given
        List<String> written = List.of(names.split(" "));
        List<String> read = new ArrayList<>();
        for (String name : written) {
            read.add(name(zip(system, name)));
        }

        // When
        List<String> decoded = ZipNames.decoded(read);

        // Then
        assertThat(decoded).isEqualTo(written);
    }

    @Test
    void namesThatSayThatTheyAreInUtf8StandBesideOthers() throws IOException {
        // Given
        List<String> read =
                List.of(name(zip(StandardCharsets.UTF_8, "café.jpg")), name(zip(Charset.forName("GB18030"), "西湖.jpg")));

        // When
        List<String> decoded = ZipNames.decoded(read);

        // Then
        assertThat(decoded).containsExactly("café.jpg", "西湖.jpg");
    }

    @Test
    void namesOfAMacAreInUtf8WithoutSayingSo() throws IOException {
        // Given
        byte[] mac = zip(StandardCharsets.UTF_8, "西湖é.jpg");
        mac[FLAGS] = 0;

        // When
        List<String> decoded = ZipNames.decoded(List.of(name(mac)));

        // Then
        assertThat(decoded).containsExactly("西湖é.jpg");
    }
}
