// SPDX-License-Identifier: Apache-2.0

// Verify-go checks an export's proof with Go's own libraries and nothing of ours: FOLDER VKEY...
package main

import (
	"encoding/binary"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type folder string

func (f folder) Height() int                         { return 8 }
func (f folder) SaveTiles(_ []tlog.Tile, _ [][]byte) {}
func (f folder) ReadTiles(tiles []tlog.Tile) (data [][]byte, err error) {
	for _, tile := range tiles {
		data = append(data, f.read(tile.Path()))
	}
	return data, nil
}

// Go's paths have the height of tiles too, and call the leaves below one its data.
func (f folder) file(path string) string {
	ours := strings.NewReplacer("tile/8/data/", "tile/entries/", "tile/8/", "tile/")
	return filepath.Join(string(f), ours.Replace(path))
}

func (f folder) read(path string) []byte { return must(os.ReadFile(f.file(path))) }

func (f folder) checkpoint(path string, keys note.Verifiers) (tree tlog.Tree) {
	signed, origin, root := must(note.Open(f.read(path), keys)), "", ""
	must(fmt.Sscanf(signed.Text, "%s\n%d\n%s\n", &origin, &tree.N, &root))
	check(origin == signed.Sigs[0].Name, "%s is of another log", path)
	tree.Hash = must(tlog.ParseHash(root))
	return tree
}

// Every leaf of a bundle hashes to its place in the tree, and the first one has an inclusion proof.
func (f folder) leaves(tree tlog.Tree, bundle tlog.Tile) (count int64) {
	hashes, first := tlog.TileHashReader(tree, f), bundle.N<<8
	var leaves []tlog.Hash
	var places []int64
	for data := f.read(bundle.Path()); len(data) > 0; count++ {
		length := 2 + int(binary.BigEndian.Uint16(data)) // a bundle that ends too soon is out of bounds
		leaves = append(leaves, tlog.RecordHash(data[2:length]))
		places = append(places, tlog.StoredHashIndex(0, first+count))
		data = data[length:]
	}
	check(slices.Equal(must(hashes.ReadHashes(places)), leaves), "%s is not of this tree", bundle.Path())
	must(0, tlog.CheckRecord(must(tlog.ProveRecord(tree.N, first, hashes)), tree.N, tree.Hash, first, leaves[0]))
	return count
}

func main() {
	log.SetFlags(0)
	check(len(os.Args) > 2, "usage: verify-go FOLDER VKEY...")
	dir, verifiers, leaves := folder(os.Args[1]), []note.Verifier{}, int64(0)
	for _, vkey := range os.Args[2:] {
		verifiers = append(verifiers, must(note.NewVerifier(vkey)))
	}
	tree := dir.checkpoint("checkpoint", note.VerifierList(verifiers...))
	for n := int64(0); n<<8 < tree.N; n++ {
		bundle := tlog.Tile{H: 8, L: -1, N: n, W: int(min(256, tree.N-n<<8))}
		if _, err := os.Stat(dir.file(bundle.Path())); err == nil { // an export of a range has not all of them
			leaves += dir.leaves(tree, bundle)
		}
	}
	older := must(os.ReadDir(filepath.Join(string(dir), "checkpoints")))
	for _, file := range older {
		old := dir.checkpoint("checkpoints/"+file.Name(), note.VerifierList(verifiers...))
		proof := must(tlog.ProveTree(tree.N, old.N, tlog.TileHashReader(tree, dir)))
		must(0, tlog.CheckTree(proof, tree.N, tree.Hash, old.N, old.Hash))
	}
	fmt.Printf("%d of %d leaves and %d checkpoints verified by golang.org/x/mod/sumdb\n", leaves, tree.N, len(older))
}

func must[T any](value T, err error) T {
	check(err == nil, "%v", err)
	return value
}

func check(ok bool, message string, arguments ...any) {
	if !ok {
		log.Fatalf(message, arguments...)
	}
}
