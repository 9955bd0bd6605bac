"""Lists as schools, hospitals, communes and enterprises keep them: staff, collectives, households."""

from tests.unit.spreadsheets.corpus.office_lists import OfficeList

SUBJECTS = {
    "school staff with teaching": OfficeList(
        "individuals_list",
        [
            ["PHÒNG GD&ĐT"],
            ["TRƯỜNG THCS LÊ LỢI"],
            ["DANH SÁCH CBGVNV NĂM HỌC 2025-2026"],
            ["STT", "Họ và tên CBGVNV", "Ngày sinh", "Nữ", "Chức vụ", "Môn dạy", "Tổ CM", "Ngày vào ngành", "Ghi chú"],
            [1, "Nguyễn Thị Mai", "12/03/1980", "x", "HT", None, "BGH", "01/09/2002"],
            [2, "Trần Văn Nam", "05/07/1985", None, "TTCM", "Toán", "Tổ KHTN", "01/09/2008", "Đang học thạc sĩ"],
        ],
        ("name", "birth_date", "gender", "job_title", "unit"),
        [
            ("Nguyễn Thị Mai", "1980-03-12", "female", "HT", "BGH"),
            ("Trần Văn Nam", "1985-07-05", None, "TTCM", "Tổ KHTN"),
        ],
        unread=["Môn dạy", "Ngày vào ngành"],
    ),
    "households by hamlet": OfficeList(
        "households_list",
        [
            ["DANH SÁCH HỘ ĐẠT GIA ĐÌNH VĂN HÓA NĂM 2025"],
            ["STT", "Họ tên chủ hộ", "Năm sinh", "Số khẩu", "Ghi chú"],
            ["I", "THÔN ĐÔNG"],
            [1, "Nguyễn Văn Khoa", 1970, 4],
            [2, "Bà Lê Thị Lam", 1965, 2],
            ["II", "THÔN ĐOÀI"],
            [1, "Hộ ông Trần Văn Mạnh", 1980, 5],
        ],
        ("name", "address", "subject_kind"),
        [
            ("Nguyễn Văn Khoa", "Thôn Đông", "household"),
            ("Lê Thị Lam", "Thôn Đông", "household"),
            ("Trần Văn Mạnh", "Thôn Đoài", "household"),
        ],
        unread=["Năm sinh"],
    ),
    "collectives": OfficeList(
        "collectives_list",
        [
            ["DANH SÁCH CÁC KHOA, PHÒNG"],
            ["STT", "Tên khoa, phòng", "Trưởng khoa/phòng", "Số CBVC", "Năm thành lập"],
            [1, "Khoa Nội", "Nguyễn Văn Bình", "12 người", 1995],
            [2, "Phòng TCHC", "Vũ Văn Hải", 5],
        ],
        ("name", "headcount"),
        [
            ("Khoa Nội", 12),
            ("Phòng TCHC", 5),
        ],
        unread=["Trưởng khoa/phòng", "Năm thành lập"],
    ),
    "enterprise list with grade": OfficeList(
        "people",
        [
            ["CÔNG TY CP CẤP NƯỚC"],
            ["DANH SÁCH CÔNG NHÂN VIÊN"],
            [
                "TT",
                "Mã NV",
                "Họ đệm",
                "Tên",
                "Ngày sinh",
                "GT",
                "Chức danh",
                "Phòng/Tổ",
                "Ngày vào làm",
                "Ngày nghỉ việc",
            ],
            [1, "NV01", "Phạm Văn", "Giáp", "12/03/1980", "Nam", "Tổ trưởng", "Tổ bơm", "01/01/2005"],
            [2, "NV02", "Lý Thị", "Hoa", "05/07/1985", "Nữ", "Công nhân", "nt", "01/01/2010", "30/06/2026"],
        ],
        ("code", "name", "gender", "job_title", "unit", "since", "until"),
        [
            ("NV01", "Phạm Văn Giáp", "male", "Tổ trưởng", "Tổ bơm", "2005-01-01", None),
            ("NV02", "Lý Thị Hoa", "female", "Công nhân", "Tổ bơm", "2010-01-01", "2026-06-30"),
        ],
    ),
    "no accents": OfficeList(
        "people",
        [
            ["DANH SACH CAN BO"],
            ["STT", "Ho va ten", "Ngay sinh", "Chuc vu", "Don vi"],
            [1, "Nguyen Van An", "01/02/1980", "Chuyen vien", "Phong Kinh te"],
        ],
        ("name", "birth_date", "job_title", "unit"),
        [
            ("Nguyen Van An", "1980-02-01", "Chuyen vien", "Phong Kinh te"),
        ],
    ),
    "households by shortened titles": OfficeList(
        "households_list",
        [
            ["DANH SÁCH HỘ ĐỀ NGHỊ GIA ĐÌNH VĂN HÓA"],
            ["STT", "Chủ hộ", "Thôn"],
            [1, "Ô. Vũ Văn Phú", "Thôn Đông"],
            [2, "B. Hoàng Thị Giang", "Thôn Đoài"],
        ],
        ("name", "address"),
        [
            ("Vũ Văn Phú", "Thôn Đông"),
            ("Hoàng Thị Giang", "Thôn Đoài"),
        ],
    ),
    "collectives and their sort": OfficeList(
        "collectives_list",
        [
            ["DANH SÁCH TẬP THỂ"],
            ["STT", "Tên tập thể", "Loại hình", "Số người"],
            [1, "Chi hội Phụ nữ thôn Đông", "Chi hội", 45],
            [2, "Trường TH Tân Hòa", "Trường học", 30],
        ],
        ("name", "kind", "headcount"),
        [
            ("Chi hội Phụ nữ thôn Đông", "Chi hội", 45),
            ("Trường TH Tân Hòa", "Trường học", 30),
        ],
    ),
    "service dates": OfficeList(
        "people",
        [
            ["STT", "Họ và tên", "Ngày tháng năm sinh", "Giới tính", "Ngày vào Đảng", "Ngày về cơ quan", "Phòng ban"],
            [1, "Lê Văn Cường", "01.02.1980", "Nam", "03/02/2010", "01/06/2005", "VP"],
        ],
        ("name", "birth_date", "since", "unit"),
        [
            ("Lê Văn Cường", "1980-02-01", "2005-06-01", "VP"),
        ],
        unread=["Ngày vào Đảng"],
    ),
    "headings printed twice": OfficeList(
        "people",
        [
            ["STT", "Họ và tên", "Chức vụ", "Đơn vị"],
            [1, "Lê Na", "CV", "VP"],
            [],
            ["STT", "Họ và tên", "Chức vụ", "Đơn vị"],
            [2, "Lê Mai", "CV", "VP"],
        ],
        ("name",),
        [
            ("Lê Na",),
            ("Lê Mai",),
        ],
    ),
    "names over two columns of a text file": OfficeList(
        "people",
        [
            ["Họ và tên", None, "Đơn vị"],
            ["Nguyễn Văn", "An", "Phòng Kinh tế"],
            ["Lê Thị", "Bình", "Văn phòng"],
        ],
        ("name", "unit"),
        [
            ("Nguyễn Văn An", "Phòng Kinh tế"),
            ("Lê Thị Bình", "Văn phòng"),
        ],
    ),
    "collectives and who heads them": OfficeList(
        "collectives",
        [
            ["STT", "Mã", "Tên đơn vị", "Trực thuộc", "Người đứng đầu", "Số người"],
            [1, "KN", "Khoa Nội", "Bệnh viện", "Nguyễn Văn Bình", 12],
        ],
        ("code", "name", "parent", "headcount"),
        [
            ("KN", "Khoa Nội", "Bệnh viện", 12),
        ],
        unread=["Người đứng đầu"],
    ),
    "people under their classes": OfficeList(
        "people",
        [
            ["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Phòng"],
            ["I", "CÁN BỘ"],
            [1, "Nguyễn Văn An", "01/02/1970", "Bí thư", "Đảng ủy"],
            ["II", "CÔNG CHỨC"],
            [2, "Lê Na", "03/04/1985", "Văn thư", "VP"],
            ["III", "HỢP ĐỒNG 111"],
            [3, "Vũ Văn Hải", "05/06/1990", "Lái xe", "VP"],
        ],
        ("name", "unit", "category"),
        [
            ("Nguyễn Văn An", "Đảng ủy", "cadre"),
            ("Lê Na", "VP", "civil_servant"),
            ("Vũ Văn Hải", "VP", None),
        ],
    ),
}
