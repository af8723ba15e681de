// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import org.jspecify.annotations.Nullable;

/** ICC profiles of uploads, which are often broken or for another kind of colours: they are then as good as none. */
final class Profiles {

    private Profiles() {}

    /** Whether these bytes are a profile that colours of so many components (1, 3 or 4) can be shown by. */
    static boolean fits(byte[] profile, int components) {
        try {
            var read = ICC_Profile.getInstance(profile);
            new ICC_ColorSpace(read).toRGB(new float[components]); // only now is it looked into
            return read.getColorSpaceType()
                    == switch (components) {
                        case 1 -> ColorSpace.TYPE_GRAY;
                        case 3 -> ColorSpace.TYPE_RGB;
                        default -> ColorSpace.TYPE_CMYK;
                    };
        } catch (RuntimeException broken) {
            return false;
        }
    }

    /**
     * Reads the colours of the picture by the profile, in place.
     *
     * @param picture of ints, in RGB with or without alpha
     * @param profile null for none
     */
    static void apply(byte @Nullable [] profile, BufferedImage picture) {
        if (profile == null || !fits(profile, 3)) {
            return;
        }
        var conversion = new ColorConvertOp(
                new ICC_Profile[] {ICC_Profile.getInstance(profile), ICC_Profile.getInstance(ColorSpace.CS_sRGB)},
                null);
        var raster = picture.getRaster();
        var colours =
                raster.createWritableChild(0, 0, picture.getWidth(), picture.getHeight(), 0, 0, new int[] {0, 1, 2});
        var row = colours.createCompatibleWritableRaster(picture.getWidth(), 1);
        for (var y = 0; y < picture.getHeight(); y++) {
            conversion.filter(colours.createChild(0, y, picture.getWidth(), 1, 0, 0, null), row);
            colours.setRect(0, y, row);
        }
    }
}
