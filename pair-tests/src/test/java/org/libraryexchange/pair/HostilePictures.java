package org.libraryexchange.pair;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.picture.PictureDocument;
import org.libraryexchange.picture.PictureSize;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.Header;

/** Those of the log of pictures. */
final class HostilePictures extends HostileRecords {

    private static final byte[] JPEG = jpeg(100, 53);
    private static final String SHA256 = Sha256.hex(JPEG);
    private static final String DATA = data(JPEG);

    HostilePictures() {
        super(CityLog.pictures("leeds"), PictureDocument.idOf(SHA256), """
                        {"bytes":100,"data":%s,"form":"thumbnail","height":9,"id":"%s","owner":"leeds","sha256":"%s",\
                        "status":"published","title":"Forged","updated":"2026-11-20T14:05:11Z","width":16,"version":1}\
                        """.formatted(
                        DATA, PictureDocument.idOf(SHA256), SHA256));
    }

    @Override
    String kind() {
        return "form";
    }

    @Override
    List<HostileRecord> ofDocuments() {
        byte[] large = jpeg(PictureSize.THUMBNAIL.mostBytes() + 1, 54);
        return List.of(
                of("other bytes", document(DATA, data(jpeg(100, 54))), "invalid-picture"),
                of("bytes of no JPEG", document(DATA, data(new byte[100])), "invalid-picture"),
                of("bytes in no Base64", document(DATA, "\"???\""), "invalid-picture"),
                of("no bytes", document("\"data\":", "\"date\":"), "invalid-picture"),
                of("withdrawn with bytes", document("\"published\"", "\"withdrawn\""), "invalid-picture"),
                of("taken down with bytes", document("\"published\"", "\"erased\""), "invalid-picture"),
                of("another width", document("\"width\":16", "\"width\":17"), "invalid-picture"),
                of("no height", document("\"height\":9,", ""), "invalid-picture"),
                of("another number of bytes", document("\"bytes\":100", "\"bytes\":99"), "invalid-picture"),
                of("another SHA-256", document(SHA256, Sha256.hex(large)), "wrong-id"),
                of("SHA-256 in capitals", document(SHA256, "A" + SHA256.substring(1)), "wrong-id"),
                of(
                        "larger than its form may be",
                        PictureDocument.idOf(Sha256.hex(large)),
                        document(large),
                        "invalid-picture"),
                of("bytes are a number", document(DATA, "7"), "wrong-shape"),
                of("width is a text", document("\"width\":16", "\"width\":\"16\""), "wrong-shape"),
                enveloped("of the item log", "wrong-source", header(Header.SOURCE, "/cities/leeds")),
                enveloped("the type of an item", "unknown-type", header(Header.TYPE, "org.libraryexchange.item.v1")));
    }

    private static String document(byte[] jpeg) {
        String sha256 = Sha256.hex(jpeg);
        return """
                        {"bytes":%d,"data":%s,"form":"thumbnail","height":9,"id":"%s","owner":"leeds","sha256":"%s",\
                        "status":"published","updated":"2026-11-20T14:05:11Z","width":16,"version":1}\
                        """.formatted(jpeg.length, data(jpeg), PictureDocument.idOf(sha256), sha256);
    }

    private static String data(byte[] jpeg) {
        return '"' + Base64.getEncoder().encodeToString(jpeg) + '"';
    }

    /** Of 16 × 9 pixels, as its head says. */
    private static byte[] jpeg(int bytes, int number) {
        return ByteBuffer.allocate(bytes)
                .putInt(0xffd8ffc0)
                .putShort((short) 11)
                .put((byte) 8)
                .putShort((short) 9)
                .putShort((short) 16)
                .putInt(0x01011100)
                .putInt(number)
                .array();
    }
}
