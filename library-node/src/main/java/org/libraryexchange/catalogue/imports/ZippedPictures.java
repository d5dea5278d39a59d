package org.libraryexchange.catalogue.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.catalogue.pictures.Picture;
import org.libraryexchange.catalogue.pictures.PictureRefusal;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Violation;
import org.libraryexchange.json.StrictJson;

/** The files of a ZIP that rows of a table may name, by their names. */
record ZippedPictures(Map<String, ZippedPicture> byName) {

    static final ZippedPictures NONE = new ZippedPictures(Map.of());

    private static final String LIST = "pictures";
    private static final String FILE = "file";

    private record Row(String file, String picture, String rule) {

        private ZippedPicture file(Map<String, PictureRefusal> refusals) {
            try {
                return picture == null
                        ? ZippedPicture.refused(file, refusals.get(rule))
                        : ZippedPicture.of(file, StrictJson.mapper().readValue(picture, Picture.class));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a picture of a ZIP is damaged", e);
            }
        }
    }

    /**
     * Reads what came of a ZIP.
     *
     * @param zip its SHA-256 in hexadecimal digits; empty if there is none
     */
    static ZippedPictures read(Handle handle, Optional<String> zip) {
        Map<String, PictureRefusal> refusals = PictureRefusal.byRule();
        return zip.map(HexFormat.of()::parseHex)
                .map(digest -> handle.select("select file, picture, rule from zipped_picture where zip = ?", digest)
                        .map(ConstructorMapper.of(Row.class))
                        .map(row -> row.file(refusals))
                        .collect(Collectors.toMap(ZippedPicture::file, Function.identity())))
                .map(ZippedPictures::new)
                .orElse(NONE);
    }

    /** Names are the same however a system writes their accents. */
    static String name(String file) {
        return Normalizer.normalize(file, Normalizer.Form.NFC);
    }

    /**
     * Puts the pictures into a document in place of the names of their files.
     *
     * @throws InvalidItemException if it names others
     */
    void putInto(ObjectNode document) throws InvalidItemException {
        List<Violation> violations = new ArrayList<>();
        int row = 0;
        for (JsonNode each : document.path(LIST)) {
            if (each instanceof ObjectNode picture && picture.path(FILE).isTextual()) {
                put(picture, "/" + LIST + "/" + row + "/" + FILE).ifPresent(violations::add);
            }
            row++;
        }
        if (!violations.isEmpty()) {
            throw new InvalidItemException(violations);
        }
    }

    private Optional<Violation> put(ObjectNode picture, String pointer) {
        String name = picture.remove(FILE).textValue();
        ZippedPicture file = byName.get(name(name));
        if (file == null) {
            return Optional.of(new Violation(pointer, "not-in-zip", "names no file of the ZIP with pictures", name));
        }
        if (file.picture() == null) {
            return Optional.of(new Violation(pointer, file.rule(), file.message(), null));
        }
        picture.setAll(StrictJson.mapper().<ObjectNode>valueToTree(file.picture()));
        return Optional.empty();
    }
}
