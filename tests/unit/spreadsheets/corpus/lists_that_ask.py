"""Lists as schools, hospitals, communes and enterprises keep them: those proposed for awards."""

from tests.unit.spreadsheets.corpus.office_lists import OfficeList

ASKING = {
    "marks for proposals with a total and a signature": OfficeList(
        "individuals_list",
        [
            ["CÔNG TY TNHH MỘT THÀNH VIÊN NƯỚC SẠCH"],
            ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025"],
            ["STT", "Họ và tên", "Tổ/Đội", "LĐTT", "CSTĐCS", "GK Giám đốc", "Ghi chú"],
            [1, "Phạm Văn Giáp", "Đội 1", "x"],
            [2, "Lý Thị Hoa", "Đội 2", "x", "x"],
            [3, "Vũ Đình Ích", "Đội 2", None, None, "x", "Sáng kiến"],
            ["Tổng cộng", None, None, 2, 1, 1],
            [None, None, None, None, "GIÁM ĐỐC"],
        ],
        ("name", "unit", "award", "award_form"),
        [
            ("Phạm Văn Giáp", "Đội 1", "LĐTT", None),
            ("Lý Thị Hoa", "Đội 2", "LĐTT", "CSTĐCS"),
            ("Vũ Đình Ích", "Đội 2", "GK Giám đốc", None),
        ],
    ),
    "proposals households and units in one": OfficeList(
        "nominees_list",
        [
            ["DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN"],
            ["TT", "Tên tập thể, cá nhân, hộ gia đình", "Chức vụ/Địa chỉ", "Hình thức", "Thành tích"],
            ["I", "TẬP THỂ"],
            [1, "Chi hội Phụ nữ thôn Đông", "Thôn Đông", "GK", "XS trong phong trào"],
            ["II", "CÁ NHÂN"],
            [1, "Bà Lê Thị Lam", "Hội viên", "GK", "Tích cực"],
            ["III", "HỘ GIA ĐÌNH"],
            [1, "Hộ ông Trần Văn Mạnh", "Thôn Đoài", "GK", "Hiến đất"],
        ],
        ("name", "subject_kind", "award_form"),
        [
            ("Chi hội Phụ nữ thôn Đông", "collective", "GK"),
            ("Lê Thị Lam", "individual", "GK"),
            ("Trần Văn Mạnh", "household", "GK"),
        ],
    ),
    "proposals of a trade union": OfficeList(
        "individuals_list",
        [
            ["CÔNG ĐOÀN XÃ TÂN HÒA"],
            ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG CUỐI NĂM HỌC 2024-2025"],
            ["STT", "Họ và tên", "Năm sinh", None, "Chức vụ", "CĐCS", "Hình thức khen"],
            [None, None, "Nam", "Nữ"],
            [1, "Nguyễn Văn Phúc", 1980, None, "CTCĐ", "CĐ THCS", "GK LĐLĐ tỉnh"],
            [2, "Lê Thị Quý", None, 1985, "ĐV", "CĐ Mầm non", "BK Tổng LĐ"],
        ],
        ("name", "birth_date", "gender", "unit", "award_form"),
        [
            ("Nguyễn Văn Phúc", "1980", "male", "CĐ THCS", "GK LĐLĐ tỉnh"),
            ("Lê Thị Quý", "1985", "female", "CĐ Mầm non", "BK Tổng LĐ"),
        ],
    ),
    "merged unit column": OfficeList(
        "individuals_list",
        [
            ["STT", "Đơn vị", "Họ và tên", "Chức vụ", "Danh hiệu đề nghị"],
            [1, "Phòng Kinh tế", "Vũ Đức Thắng", "TP", "CSTĐCS"],
            [2, None, "Hoàng Thị Hoà", "CV", "LĐTT"],
            [3, "Văn phòng", "Trần Thị Lan", "CVP", "LĐTT"],
        ],
        ("name", "unit", "award"),
        [
            ("Vũ Đức Thắng", "Phòng Kinh tế", "CSTĐCS"),
            ("Hoàng Thị Hoà", "Phòng Kinh tế", "LĐTT"),
            ("Trần Thị Lan", "Văn phòng", "LĐTT"),
        ],
        merges=["B2:B3"],
    ),
    "unit proposals": OfficeList(
        "collectives_list",
        [
            ["DANH SÁCH TẬP THỂ ĐỀ NGHỊ TẶNG THƯỞNG NĂM 2025"],
            ["STT", "Tên đơn vị", "Danh hiệu", "Hình thức khen thưởng", "Tóm tắt thành tích"],
            [1, "Khoa Nội", "TTLĐXS", "BK UBND tỉnh", "..."],
            [2, "Khoa Ngoại", "TTLĐTT", None, "HT tốt nhiệm vụ"],
        ],
        ("name", "award_title", "award_form"),
        [
            ("Khoa Nội", "TTLĐXS", "BK UBND tỉnh"),
            ("Khoa Ngoại", "TTLĐTT", None),
        ],
    ),
    "a note and signatures below": OfficeList(
        "individuals_list",
        [
            ["STT", "Họ và tên", "Chức vụ", "Danh hiệu đề nghị"],
            [1, "Vũ Đức Thắng", "TP", "CSTĐCS"],
            [2, "Hoàng Thị Hoà", "CV", "LĐTT"],
            [None, "* Ghi chú: đ/c Hoà nghỉ thai sản 3 tháng"],
            [None, None, None, "Tân Hòa, ngày 20 tháng 11 năm 2025"],
            [None, "NGƯỜI LẬP BIỂU", None, "CHỦ TỊCH"],
            [None, "Trần Thị Lan", None, "Nguyễn Văn An"],
        ],
        ("name", "award"),
        [
            ("Vũ Đức Thắng", "CSTĐCS"),
            ("Hoàng Thị Hoà", "LĐTT"),
        ],
    ),
    "pupils": OfficeList(
        "individuals_list",
        [
            ["TRƯỜNG TIỂU HỌC TÂN HÒA"],
            ["DANH SÁCH HỌC SINH ĐỀ NGHỊ KHEN THƯỞNG NĂM HỌC 2024-2025"],
            ["TT", "Họ và tên học sinh", "Ngày sinh", "Lớp", "Hình thức khen", "Thành tích"],
            [1, "Lê Bảo Ngọc", "01/02/2016", "3A", "Giấy khen", "HS xuất sắc"],
        ],
        ("name", "birth_date", "unit", "award_form"),
        [
            ("Lê Bảo Ngọc", "2016-02-01", "3A", "Giấy khen"),
        ],
    ),
    "marks under titles and forms": OfficeList(
        "individuals_list",
        [
            ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025"],
            ["STT", "Họ và tên", "Chức vụ", "Danh hiệu thi đua", None, "Hình thức khen thưởng"],
            [None, None, None, "LĐTT", "CSTĐCS", "GK", "BK tỉnh"],
            [1, "Vũ Đức Thắng", "TP", "x", "x", None, "x"],
            [2, "Hoàng Thị Hoà", "CV", "x", None, "x"],
        ],
        ("name", "award", "award_form", "award_title"),
        [
            ("Vũ Đức Thắng", "LĐTT", "CSTĐCS", "BK tỉnh"),
            ("Hoàng Thị Hoà", "LĐTT", "GK", None),
        ],
    ),
    "headings with line breaks": OfficeList(
        "individuals_list",
        [
            ["STT", "Họ\nvà tên", "Ngày,\ntháng,\nnăm sinh", "Chức vụ,\nđơn vị\ncông tác", "Danh hiệu\nđề nghị"],
            [1, "Nguyễn Văn An", "01/02/1980", "CV, Văn phòng", "LĐTT"],
        ],
        ("name", "birth_date", "award"),
        [
            ("Nguyễn Văn An", "1980-02-01", "LĐTT"),
        ],
    ),
    "numbers before names and no column for them": OfficeList(
        "individuals_list",
        [
            ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"],
            ["Họ và tên", "Chức vụ", "Danh hiệu đề nghị"],
            ["I. Phòng Kinh tế"],
            ["1. Vũ Đức Thắng", "TP", "CSTĐCS"],
            ["2. Hoàng Thị Hoà", "CV", "LĐTT"],
            ["II. Văn phòng"],
            ["1. Trần Thị Lan", "CVP", "LĐTT"],
        ],
        ("name", "unit", "award"),
        [
            ("Vũ Đức Thắng", "Phòng Kinh tế", "CSTĐCS"),
            ("Hoàng Thị Hoà", "Phòng Kinh tế", "LĐTT"),
            ("Trần Thị Lan", "Văn phòng", "LĐTT"),
        ],
    ),
    "a title and a form proposed": OfficeList(
        "individuals_list",
        [
            ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025"],
            ["TT", "Họ tên", "Đơn vị", "DHTĐ đề nghị", "HTKT đề nghị", "Thành tích, công trạng"],
            [1, "Vũ Đức Thắng", "P.KT", "CSTĐCS", "BK Chủ tịch UBND tỉnh", "Tốt"],
        ],
        ("name", "award", "award_form", "award_title"),
        [
            ("Vũ Đức Thắng", "BK Chủ tịch UBND tỉnh", None, "CSTĐCS"),
        ],
        unread=["Thành tích, công trạng"],
    ),
    "names that sign under marks": OfficeList(
        "individuals_list",
        [
            ["DANH SÁCH ĐỀ NGHỊ"],
            ["STT", "Họ và tên", "LĐTT", "CSTĐCS"],
            [1, "Lê Na", "x"],
            [2, "Vũ Văn Hải", None, "x"],
            ["Tổng: 2", None, 1, 1],
            [None, "Người lập", None, "Hiệu trưởng"],
            [None, None, None, "(Đã ký)"],
            [None, "Trần Thị Lan", None, "Nguyễn Văn An"],
        ],
        ("name", "award"),
        [
            ("Lê Na", "LĐTT"),
            ("Vũ Văn Hải", "CSTĐCS"),
        ],
    ),
    "an award over its levels": OfficeList(
        "individuals_list",
        [
            ["STT", "Họ và tên", "Đơn vị", "LĐTT", "CSTĐ"],
            [None, None, None, None, "cơ sở", "tỉnh"],
            [1, "Lê Na", "VP", "x", "x"],
            [2, "Vũ Hải", "VP", "x", None, "x"],
        ],
        ("name", "award", "award_form"),
        [
            ("Lê Na", "LĐTT", "CSTĐ cơ sở"),
            ("Vũ Hải", "LĐTT", "CSTĐ tỉnh"),
        ],
        merges=["E1:F1"],
    ),
}
