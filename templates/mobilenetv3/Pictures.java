import java.util.Arrays;

/**
 * Protected. Square colour pictures: for each its red, green and blue values, plane after plane and row by row, as bytes
 * from 0 to 255, and its class. Pictures to be judged by come without labels.
 */
record Pictures(int size, int classes, byte[][] pixels, int[] labels) {

    int count() {
        return pixels.length;
    }

    /** The pictures at these places. */
    Pictures at(int[] places) {
        return new Pictures(size, classes, Arrays.stream(places).mapToObj(i -> pixels[i]).toArray(byte[][]::new),
                labels.length == 0 ? labels : Arrays.stream(places).map(i -> labels[i]).toArray());
    }

    Pictures withoutLabels() {
        return new Pictures(size, classes, pixels, new int[0]);
    }

    /** Channel, row and column of a picture as a brightness from 0 to 1. */
    float value(int picture, int channel, int row, int column) {
        return (pixels[picture][(channel * size + row) * size + column] & 0xFF) / 255f;
    }

    /** Of all pictures' brightness in a channel. */
    double mean(int channel) {
        return moment(channel, 0, 1);
    }

    /** Of all pictures' brightness in a channel: the standard deviation. */
    double deviation(int channel) {
        return Math.sqrt(moment(channel, mean(channel), 2));
    }

    private double moment(int channel, double centre, int power) {
        int area = size * size;
        return Arrays.stream(pixels).mapToDouble(picture -> {
            double sum = 0;
            for (int i = channel * area; i < (channel + 1) * area; i++) {
                sum += Math.pow((picture[i] & 0xFF) / 255.0 - centre, power);
            }
            return sum / area;
        }).average().orElseThrow();
    }
}
