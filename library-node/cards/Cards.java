import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.function.BiConsumer;
import javax.imageio.ImageIO;

/**
 * Draws the pictures of shared links for items without one: a city's colour and what kind of item it is, without words.
 * {@code java -Djava.awt.headless=true library-node/cards/Cards.java} writes them where pages find them.
 */
class Cards {

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 630;
    private static final Color PAPER = new Color(0xf8f7f3);

    private static final Map<String, Integer> COLOURS = Map.of("blue", 0x3155a6, "jade", 0x0a6b59, "plum", 0x82307a);

    private static final Map<String, BiConsumer<Graphics2D, Color>> KINDS =
            Map.of("cultural-event", Cards::month, "festival", Cards::lanterns, "history-resource", Cards::book);

    public static void main(String[] arguments) throws IOException {
        for (Map.Entry<String, Integer> colour : COLOURS.entrySet()) {
            for (Map.Entry<String, BiConsumer<Graphics2D, Color>> kind : KINDS.entrySet()) {
                BufferedImage card = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
                Graphics2D pen = card.createGraphics();
                pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
                Color ground = new Color(colour.getValue());
                pen.setColor(ground);
                pen.fillRect(0, 0, WIDTH, HEIGHT);
                pen.setColor(PAPER);
                kind.getValue().accept(pen, ground);
                String name = "card-" + colour.getKey() + "-" + kind.getKey() + ".png";
                ImageIO.write(card, "png", new File("library-node/src/main/resources/assets", name));
            }
        }
    }

    /** A month with one day that stands out. */
    private static void month(Graphics2D pen, Color ground) {
        for (int day = 0; day < 28; day++) {
            boolean chosen = day == 17;
            int size = chosen ? 112 : 44;
            pen.fill(new Ellipse2D.Double(
                    196 + day % 7 * 135 - size / 2.0, 114 + day / 7 * 134 - size / 2.0, size, size));
        }
    }

    /** Lanterns on a string. */
    private static void lanterns(Graphics2D pen, Color ground) {
        pen.setStroke(new BasicStroke(6));
        Path2D string = new Path2D.Double();
        string.moveTo(0, 90);
        string.quadTo(WIDTH / 2.0, 250, WIDTH, 90);
        pen.draw(string);
        for (int[] lantern : new int[][] {{225, 140, 110}, {600, 170, 150}, {975, 140, 110}}) {
            int radius = lantern[2];
            double top = lantern[1] + 60;
            pen.drawLine(lantern[0], lantern[1], lantern[0], (int) top + 2 * radius + 90);
            pen.fill(new Ellipse2D.Double(lantern[0] - radius * 1.15, top, radius * 2.3, radius * 1.8));
            pen.fill(new RoundRectangle2D.Double(lantern[0] - 50, top - 16, 100, radius * 1.8 + 32, 16, 16));
        }
    }

    /** An open book. */
    private static void book(Graphics2D pen, Color ground) {
        for (int side : new int[] {-1, 1}) {
            Path2D leaf = new Path2D.Double();
            leaf.moveTo(600 + side * 8, 160);
            leaf.curveTo(600 + side * 90, 90, 600 + side * 250, 90, 600 + side * 340, 120);
            leaf.lineTo(600 + side * 340, 490);
            leaf.curveTo(600 + side * 250, 460, 600 + side * 90, 460, 600 + side * 8, 530);
            leaf.closePath();
            pen.setColor(PAPER);
            pen.fill(leaf);
            pen.setColor(ground);
            pen.setStroke(new BasicStroke(10));
            for (int line = 0; line < 5; line++) {
                pen.drawLine(600 + side * 90, 190 + line * 56, 600 + side * 280, 178 + line * 56);
            }
        }
    }
}
