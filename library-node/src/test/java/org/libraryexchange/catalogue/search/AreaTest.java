package org.libraryexchange.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;
import org.libraryexchange.catalogue.search.Area.Circle;

class AreaTest {

    private static final double RADIUS = 6371.0088;

    /** Of which the index keeps about a centimetre. */
    private static final double KILOMETRES_OF_ROUNDING = 0.001;

    @Test
    void circlesFindThePointsThatLieInThem() throws IOException {
        // Given
        Random random = new Random(5);
        List<double[]> points = IntStream.range(0, 3_000)
                .mapToObj(i -> new double[] {random.nextDouble(-90, 90), random.nextDouble(-180, 180)})
                .toList();
        try (Directory index = index(points);
                DirectoryReader reader = DirectoryReader.open(index)) {
            for (int i = 0; i < 300; i++) {
                Circle circle = new Circle(
                        random.nextDouble(-90, 90),
                        random.nextDouble(-180, 180),
                        Math.pow(10, random.nextDouble(-1, 4)));

                // When
                long found = new IndexSearcher(reader).count(circle.query());

                // Then
                assertThat(found)
                        .as(circle.toString())
                        .isBetween(
                                within(circle, circle.kilometres() - KILOMETRES_OF_ROUNDING, points),
                                within(circle, circle.kilometres() + KILOMETRES_OF_ROUNDING, points));
            }
        }
    }

    @Test
    void aBoxMayGoOverTheDateLine() throws IOException {
        try (Directory index =
                        index(List.of(new double[] {-17.7, 178}, new double[] {-17.7, -179}, new double[] {0, 0}));
                DirectoryReader reader = DirectoryReader.open(index)) {
            assertThat(new IndexSearcher(reader)
                            .count(Area.box("177,-19,-178,-16").query()))
                    .isEqualTo(2);
        }
    }

    private static Directory index(List<double[]> points) throws IOException {
        Directory index = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(index, new IndexWriterConfig())) {
            for (double[] point : points) {
                Document item = new Document();
                item.add(new LatLonPoint(Fields.PLACE, point[0], point[1]));
                writer.addDocument(item);
            }
        }
        return index;
    }

    private static long within(Circle circle, double kilometres, List<double[]> points) {
        return points.stream()
                .filter(point -> distance(circle, point[0], point[1]) <= kilometres)
                .count();
    }

    private static double distance(Circle from, double latitude, double longitude) {
        double a = Math.pow(Math.sin(Math.toRadians(latitude - from.latitude()) / 2), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(from.latitude()))
                        * Math.pow(Math.sin(Math.toRadians(longitude - from.longitude()) / 2), 2);
        return 2 * RADIUS * Math.asin(Math.sqrt(a));
    }
}
